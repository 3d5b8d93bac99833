package org.rekindle.onnx.rectifier;

/**
 * The layout that ONNX Runtime gives to convolutions at its highest level of optimisation, for one
 * kind of processor: eight or sixteen channels lie side by side, and channels of zeros fill the
 * last block. Its operator {@code ReorderOutput} gives one channel after the other again.
 *
 * @param channels how many there are, without those that fill the last block
 * @param stated whether the graph states that number; otherwise it counts up to the last channel
 *     that has a weight other than 0
 */
public record Blocks(int channels, boolean stated) {}
