package org.rekindle.onnx.check;

/**
 * A layer and the normalization that follows it.
 *
 * @param layer its module
 * @param normalization its module
 * @param pairing how that is known
 * @param channels how many both have
 */
public record Pair(String layer, String normalization, Pairing pairing, int channels) {}
