package org.rekindle.onnx.prune;

/**
 * A layer whose bias takes over what constant units contributed.
 *
 * @param layer the first output of the node that holds the weights
 * @param bias which of its inputs is the bias; below zero where it has none yet
 */
record Fold(String layer, int bias) {}
