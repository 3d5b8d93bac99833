package org.rekindle.parity;

import ai.djl.ndarray.NDArray;

/**
 * A parameter in libtorch.
 *
 * @param array its value, which collects its gradient
 * @param decays whether weight decay reaches it
 */
record TorchParameter(NDArray array, boolean decays) {}
