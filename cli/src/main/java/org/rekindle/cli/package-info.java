/**
 * The commands. The only package that touches stdout and exits; it may use every module, and
 * nothing may use it.
 */
@NullMarked
package org.rekindle.cli;

import org.jspecify.annotations.NullMarked;
