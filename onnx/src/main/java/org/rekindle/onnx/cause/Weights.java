package org.rekindle.onnx.cause;

import org.rekindle.onnx.model.Tensor;

/**
 * The weights of a layer by unit, read where they lie.
 *
 * @param tensor all of them
 * @param units how many units they make
 * @param terms how many each unit has
 * @param taps how many of them, one after the other, read the same input channel
 * @param groupUnits how many units read the same channels
 * @param unitMajor whether the weights of a unit lie side by side
 */
record Weights(Tensor tensor, int units, int terms, int taps, int groupUnits, boolean unitMajor) {

    /** Of a convolution: units, channels of a group, kernel. */
    static Weights convolution(Tensor tensor, int groups) {
        int units = Math.toIntExact(tensor.dims().get(0));
        int perGroup = Math.toIntExact(tensor.dims().get(1));
        int terms = units == 0 ? 0 : tensor.size() / units;
        int taps = perGroup == 0 ? 1 : terms / perGroup;
        return new Weights(tensor, units, terms, taps, Math.max(1, units / groups), true);
    }

    /** Of a matrix that inputs are multiplied with from the left. */
    static Weights matrix(Tensor tensor, boolean turned) {
        int rows = Math.toIntExact(tensor.dims().get(turned ? 1 : 0));
        int columns = Math.toIntExact(tensor.dims().get(turned ? 0 : 1));
        return new Weights(tensor, columns, rows, 1, Math.max(1, columns), turned);
    }

    double get(int unit, int term) {
        return tensor.get(unitMajor ? unit * terms + term : term * units + unit);
    }

    /** Which channel of the input a weight reads. */
    int channel(int unit, int term) {
        return unit / groupUnits * (terms / taps) + term / taps;
    }

    /** How many channels the input has. */
    int channels() {
        return units / groupUnits * (terms / taps);
    }
}
