/** Trainings in PyTorch that are watched, explained and cured. */
@NullMarked
package org.rekindle.suites.watched;

import org.jspecify.annotations.NullMarked;
