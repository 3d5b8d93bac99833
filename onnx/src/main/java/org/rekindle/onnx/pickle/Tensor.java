package org.rekindle.onnx.pickle;

import java.util.List;

/**
 * A tensor of PyTorch: a view of a storage.
 *
 * @param storage that holds its numbers
 * @param offset of the first number, in numbers
 * @param shape the lengths of its axes
 * @param strides how far the next number lies along each axis, in numbers
 */
public record Tensor(Storage storage, long offset, List<Long> shape, List<Long> strides) {}
