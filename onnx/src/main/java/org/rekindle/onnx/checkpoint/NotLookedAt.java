package org.rekindle.onnx.checkpoint;

/**
 * A part of a checkpoint about which nothing is said.
 *
 * @param name as the checkpoint has it
 * @param reason why, as a phrase
 */
public record NotLookedAt(String name, String reason) {}
