package org.rekindle.onnx.prune;

/**
 * A layer whose bias takes over what constant units contributed.
 *
 * @param layer the first output of the node that holds the weights
 * @param bias the constant to add to; empty where the layer has none yet
 */
record Fold(String layer, String bias) {}
