package org.rekindle.onnx.proof;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;

/** Functions of one number, applied to a range of numbers. */
final class RangeFunction {
    private RangeFunction() {}

    /** A function that is monotone between its turning points. */
    static UnaryOperator<ValueRange> of(DoubleUnaryOperator function, double... turns) {
        return z -> {
            DoubleStream ends = DoubleStream.of(z.low(), z.high());
            DoubleStream inside = Arrays.stream(turns).filter(z::contains);
            double[] values = DoubleStream.concat(ends, inside).map(function).toArray();
            return Arrays.stream(values).anyMatch(Double::isNaN)
                    ? ValueRange.ALL
                    : ValueRange.around(values);
        };
    }

    /** One that the runtime approximates, but keeps in its range. */
    static UnaryOperator<ValueRange> approximated(
            Rounding rounding,
            double least,
            double most,
            DoubleUnaryOperator function,
            double... turns) {
        UnaryOperator<ValueRange> exact = of(function, turns);
        double error = rounding.approximate();
        return z -> exact.apply(z).widened(error, error).clamped(least, most);
    }

    /** One that is a handful of basic operations, which cannot change its sign. */
    static UnaryOperator<ValueRange> rounded(
            Rounding rounding, DoubleUnaryOperator function, double... turns) {
        UnaryOperator<ValueRange> exact = of(function, turns);
        return z -> exact.apply(z).rounded(rounding.few(), rounding.floor());
    }
}
