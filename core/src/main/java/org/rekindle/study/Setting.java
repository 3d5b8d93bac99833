package org.rekindle.study;

import org.rekindle.activation.Activation;
import org.rekindle.network.Initializer;

/**
 * One point of a search space; its trials differ only in their seed.
 *
 * @param activation what the hidden units do
 * @param initializer how their weights are initialized
 * @param learningRate the size of the updates
 */
public record Setting(Activation activation, Initializer initializer, double learningRate) {}
