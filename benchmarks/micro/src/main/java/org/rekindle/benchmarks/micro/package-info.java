/**
 * The activations alone, forward and backward, in cache and in memory, measured by JMH. Every
 * benchmark has a JVM of its own.
 */
@NullMarked
package org.rekindle.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
