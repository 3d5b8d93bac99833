package org.rekindle.onnx.pickle;

/**
 * A value that is harmless and not understood.
 *
 * @param reason why, as a phrase
 */
public record Unread(String reason) {}
