/**
 * What can be said of the weights of a checkpoint alone, without a graph and without data: units
 * that are dead if a ReLU follows, units that hardly ever fire, what has decayed, and what moved
 * since an older checkpoint.
 */
@NullMarked
package org.rekindle.onnx.check;

import org.jspecify.annotations.NullMarked;
