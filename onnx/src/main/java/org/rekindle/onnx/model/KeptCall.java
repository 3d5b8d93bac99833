package org.rekindle.onnx.model;

/**
 * A call of a model's own function that stays a call, so that nothing within it is seen.
 *
 * @param node the call's name
 * @param op the function's name
 * @param reason why, one sentence
 */
public record KeptCall(String node, String op, String reason) {}
