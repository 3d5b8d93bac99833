/**
 * Runs every contender in turn, one process each, and reports medians and ratios. The order within
 * a round changes from round to round, so that a slow minute of the machine slows all alike.
 */
@NullMarked
package org.rekindle.benchmarks.driver;

import org.jspecify.annotations.NullMarked;
