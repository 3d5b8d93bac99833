/** Deeplearning4j as a contender: {@code fit} of its MultiLayerNetwork. */
@NullMarked
package org.rekindle.benchmarks.dl4j;

import org.jspecify.annotations.NullMarked;
