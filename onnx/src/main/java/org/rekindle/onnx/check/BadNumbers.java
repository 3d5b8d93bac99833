package org.rekindle.onnx.check;

import org.rekindle.onnx.checkpoint.Numbers;
import org.rekindle.onnx.checkpoint.StoredArray;

/**
 * Numbers that are none.
 *
 * @param array its name
 * @param nan how many are NaN
 * @param infinite how many are infinite
 * @param elements how many there are
 */
public record BadNumbers(String array, long nan, long infinite, long elements) {

    static BadNumbers in(StoredArray array) {
        long nan = 0;
        long infinite = 0;
        double[] block = new double[Numbers.BLOCK];
        try (Numbers numbers = array.open()) {
            for (int n = numbers.next(block); n > 0; n = numbers.next(block)) {
                for (int i = 0; i < n; i++) {
                    nan += Double.isNaN(block[i]) ? 1 : 0;
                    infinite += Double.isInfinite(block[i]) ? 1 : 0;
                }
            }
        }
        return new BadNumbers(array.name(), nan, infinite, array.elements());
    }
}
