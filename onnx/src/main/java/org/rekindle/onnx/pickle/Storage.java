package org.rekindle.onnx.pickle;

/**
 * Numbers that lie outside the pickle.
 *
 * @param type as PyTorch names it, such as {@code float32}
 * @param key of the file or block that holds them
 * @param elements how many it claims to have
 */
public record Storage(String type, String key, long elements) {}
