package org.rekindle.onnx.proof;

import org.rekindle.onnx.model.Tensor;

/**
 * A known matrix.
 *
 * @param tensor its numbers
 * @param rows how many rows it has
 * @param columns how many columns it has
 * @param turned whether the tensor holds it column by column
 */
record Matrix(Tensor tensor, int rows, int columns, boolean turned) {

    static Matrix of(Tensor tensor, boolean turned) {
        int first = Math.toIntExact(tensor.dims().get(0));
        int second = Math.toIntExact(tensor.dims().get(1));
        return new Matrix(tensor, turned ? second : first, turned ? first : second, turned);
    }

    double get(int row, int column) {
        return tensor.get(turned ? column * rows + row : row * columns + column);
    }
}
