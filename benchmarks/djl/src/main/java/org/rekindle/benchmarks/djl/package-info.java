/** DJL as a contender: its Trainer on its PyTorch engine. */
@NullMarked
package org.rekindle.benchmarks.djl;

import org.jspecify.annotations.NullMarked;
