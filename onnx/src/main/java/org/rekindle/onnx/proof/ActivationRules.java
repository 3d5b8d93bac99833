package org.rekindle.onnx.proof;

import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.shape.Integers;
import org.rekindle.onnx.shape.NotUnderstoodException;
import org.rekindle.onnx.shape.Shape;

/** Operators of one input, element by element. The defaults are those of ONNX. */
final class ActivationRules {
    private static final float SELU_ALPHA = 1.6732632f;
    private static final float SELU_GAMMA = 1.050701f;

    private ActivationRules() {}

    /** A rule for an operator that always is the same function, and exact. */
    static Rule exact(DoubleUnaryOperator function, double... turns) {
        return mapped(RangeFunction.of(function, turns));
    }

    /** A rule for one that is approximated. */
    static Rule approximated(
            double least, double most, DoubleUnaryOperator function, double... turns) {
        return Rule.one(
                step ->
                        map(
                                step,
                                RangeFunction.approximated(
                                        step.rounding(), least, most, function, turns)));
    }

    /** A rule for one that has the same range everywhere. */
    static Rule within(double least, double most) {
        return mapped(z -> new ValueRange(least, most));
    }

    /** A rule for one whose range depends on the sign of its input. */
    static Rule signed(double most) {
        return mapped(z -> new ValueRange(z.low() < 0 ? -most : 0, z.high() > 0 ? most : 0));
    }

    private static Rule mapped(UnaryOperator<ValueRange> function) {
        return Rule.one(step -> map(step, function));
    }

    /** Of whole numbers nothing is known here. */
    static Bounds cast(Step step) {
        long to = step.attributes().integer("to", 0);
        boolean keeps = ElementKind.of((int) to).filter(ElementKind::isFloating).isPresent();
        return keeps ? step.input(0) : Bounds.uniform(step.input(0).shape(), ValueRange.ALL);
    }

    /** Zeros, or another number, in a shape that is computed. */
    static Bounds filled(Step step) {
        Shape shape = step.integers(0).map(Integers::values).map(Shape::of).orElse(Shape.UNRANKED);
        return Bounds.uniform(
                shape, step.attributes().has("value") ? ValueRange.ALL : new ValueRange(0, 0));
    }

    /** Nothing, but in training. */
    static Bounds dropout(Step step) {
        NotUnderstoodException.unless(!step.has(2), "it may be in training mode");
        return step.input(0);
    }

    static Bounds clip(Step step) {
        double least = step.number(1, "min", Float.NEGATIVE_INFINITY);
        double most = step.number(2, "max", Float.POSITIVE_INFINITY);
        NotUnderstoodException.unless(least <= most, "its range is empty");
        return map(step, z -> z.clamped(least, most));
    }

    static Bounds leaky(Step step) {
        double slope = step.attributes().number("alpha", 0.01f);
        return map(
                step,
                RangeFunction.rounded(
                        step.rounding(), z -> z >= 0 ? z : ValueRange.product(slope, z), 0));
    }

    static Bounds threshold(Step step) {
        double alpha = step.attributes().number("alpha", 1);
        return map(
                step,
                z -> {
                    if (z.low() > alpha) {
                        return z;
                    }
                    return z.high() > alpha
                            ? ValueRange.around(0, alpha, z.high())
                            : new ValueRange(0, 0);
                });
    }

    static Bounds elu(Step step) {
        double alpha = step.attributes().number("alpha", 1);
        return exponential(step, alpha, 1, 1);
    }

    static Bounds celu(Step step) {
        double alpha = step.attributes().number("alpha", 1);
        return exponential(step, alpha, alpha, 1);
    }

    static Bounds selu(Step step) {
        Attributes attributes = step.attributes();
        double gamma = attributes.number("gamma", SELU_GAMMA);
        return exponential(step, attributes.number("alpha", SELU_ALPHA), 1, gamma);
    }

    private static Bounds exponential(Step step, double alpha, double width, double gamma) {
        DoubleUnaryOperator curve =
                z -> z >= 0 ? gamma * z : gamma * (alpha * Math.expm1(z / width));
        double infinity = Double.POSITIVE_INFINITY;
        return map(
                step, RangeFunction.approximated(step.rounding(), -infinity, infinity, curve, 0));
    }

    static Bounds hardSigmoid(Step step) {
        double alpha = step.attributes().number("alpha", 0.2f);
        double beta = step.attributes().number("beta", 0.5f);
        DoubleUnaryOperator line = z -> ValueRange.product(alpha, z) + beta;
        return map(step, RangeFunction.approximated(step.rounding(), 0, 1, line));
    }

    static Bounds hardSwish(Step step) {
        DoubleUnaryOperator curve =
                z -> ValueRange.product(z, Math.max(0, Math.min(1, z / 6 + 0.5)));
        double infinity = Double.POSITIVE_INFINITY;
        return map(
                step,
                RangeFunction.approximated(
                        step.rounding(), -infinity, infinity, curve, -3, -1.5, 0, 3));
    }

    /** Never below -0.17; it turns once. */
    static Bounds gelu(Step step) {
        boolean byTanh = step.attributes().text("approximate", "none").equals("tanh");
        DoubleUnaryOperator curve = byTanh ? ActivationRules::tanhGelu : ActivationRules::gelu;
        double turn = byTanh ? -0.75246142207 : -0.75179152469;
        return map(
                step,
                RangeFunction.approximated(
                        step.rounding(), -0.171, Double.POSITIVE_INFINITY, curve, turn));
    }

    private static double tanhGelu(double z) {
        return Double.isInfinite(z)
                ? Math.max(0, z)
                : z / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (z + 0.044715 * z * z * z)));
    }

    /** z Φ(z), by Abramowitz and Stegun 26.2.17, which is right to 7.5e-8. */
    private static double gelu(double z) {
        double t = 1 / (1 + 0.2316419 * Math.abs(z));
        double series =
                t
                        * (0.319381530
                                + t
                                        * (-0.356563782
                                                + t
                                                        * (1.781477937
                                                                + t
                                                                        * (-1.821255978
                                                                                + t
                                                                                        * 1.330274429))));
        double tail = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * series;
        return ValueRange.product(z, z > 0 ? 1 - tail : tail);
    }

    /** z σ(z): never below -0.2785; it turns once. */
    static Bounds silu(Bounds z, Rounding rounding) {
        return z.mapped(
                rounding,
                RangeFunction.approximated(
                        rounding,
                        -0.279,
                        Double.POSITIVE_INFINITY,
                        x -> Double.isInfinite(x) ? Math.max(0, x) : x / (1 + Math.exp(-x)),
                        -1.27846454276));
    }

    /** z tanh(softplus(z)): never below -0.3089; it turns once. */
    static Bounds mish(Step step) {
        return map(
                step,
                RangeFunction.approximated(
                        step.rounding(),
                        -0.309,
                        Double.POSITIVE_INFINITY,
                        z ->
                                Double.isInfinite(z)
                                        ? Math.max(0, z)
                                        : z * Math.tanh(z > 30 ? z : Math.log1p(Math.exp(z))),
                        -1.19243124606));
    }

    private static Bounds map(Step step, UnaryOperator<ValueRange> function) {
        return step.input(0).mapped(step.rounding(), function);
    }
}
