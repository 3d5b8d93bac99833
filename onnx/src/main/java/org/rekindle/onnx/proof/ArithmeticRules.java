package org.rekindle.onnx.proof;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.function.BinaryOperator;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.shape.NotUnderstoodException;

/** Operators of several inputs, element by element. */
final class ArithmeticRules {
    private ArithmeticRules() {}

    static Bounds add(Step step) {
        return both(step).sum(1);
    }

    static Bounds subtract(Step step) {
        return both(step).sum(-1);
    }

    /** Of any number of inputs. */
    static Bounds sum(Step step) {
        Bounds sum = step.input(0);
        for (int i = 1; i < step.inputs(); i++) {
            sum = new Broadcast(sum, step.input(i), step.unknowns()).sum(1);
        }
        return sum;
    }

    static Bounds mean(Step step) {
        Bounds sum = sum(step);
        AffineSum mean = new AffineSum(sum.size());
        for (int i = 0; i < sum.size(); i++) {
            mean.add(i, sum, i, 1.0 / step.inputs());
        }
        return mean.finish(sum.shape(), sum.stored(), 1);
    }

    static Bounds multiply(Step step) {
        if (isSquare(step.node())) {
            return square(step.input(0), step.rounding());
        }
        if (step.input(1).isConstant()) {
            return both(step).scaled(false);
        }
        if (step.input(0).isConstant()) {
            return new Broadcast(step.input(1), step.input(0), step.unknowns()).scaled(false);
        }
        Rounding rounding = step.rounding();
        for (int i = 0; i < 2; i++) {
            if (isSigmoidOf(step, step.node().getInput(i), step.node().getInput(1 - i))) {
                return ActivationRules.silu(step.input(1 - i), rounding);
            }
        }
        return both(step)
                .mapped(rounding, (x, y) -> x.times(y).rounded(rounding.few(), rounding.floor()));
    }

    private static boolean isSigmoidOf(Step step, String value, String argument) {
        return step.facts()
                .graph()
                .producer(value)
                .filter(node -> Nodes.is(node, "Sigmoid") && node.getInput(0).equals(argument))
                .isPresent();
    }

    /** One or the other, element by element. */
    static Bounds either(Step step) {
        Bounds chosen =
                new Broadcast(step.input(1), step.input(2), step.unknowns())
                        .mapped(step.rounding(), ValueRange::hull);
        Bounds condition = Bounds.uniform(step.shape(0), ValueRange.ALL);
        return new Broadcast(chosen, condition, step.unknowns()).first();
    }

    static Bounds divide(Step step) {
        if (step.input(1).isConstant()) {
            return both(step).scaled(true);
        }
        Rounding rounding = step.rounding();
        return both(step)
                .mapped(
                        rounding,
                        (x, y) ->
                                y.contains(0)
                                        ? ValueRange.ALL
                                        : x.times(new ValueRange(1 / y.high(), 1 / y.low()))
                                                .rounded(rounding.few(), rounding.floor()));
    }

    static Bounds power(Step step) {
        NotUnderstoodException.unless(
                step.constant(1).size() == 1 && step.constant(1).get(0) == 2,
                "only squares are described");
        return square(step.input(0), step.rounding());
    }

    static Bounds minimum(Step step) {
        return extremum(
                step,
                (x, y) -> new ValueRange(Math.min(x.low(), y.low()), Math.min(x.high(), y.high())));
    }

    static Bounds maximum(Step step) {
        return extremum(
                step,
                (x, y) -> new ValueRange(Math.max(x.low(), y.low()), Math.max(x.high(), y.high())));
    }

    /** Below zero a slope that is an input; what is above stays. */
    static Bounds learntSlope(Step step) {
        Rounding rounding = step.rounding();
        return both(step)
                .mapped(
                        rounding,
                        (z, slope) -> {
                            ValueRange bent =
                                    z.clamped(Double.NEGATIVE_INFINITY, 0)
                                            .times(slope)
                                            .rounded(rounding.few(), rounding.floor());
                            if (z.high() <= 0) {
                                return bent;
                            }
                            ValueRange kept = z.clamped(0, Double.POSITIVE_INFINITY);
                            return z.low() >= 0 ? kept : bent.hull(kept);
                        });
    }

    private static Bounds extremum(Step step, BinaryOperator<ValueRange> function) {
        Bounds found = step.input(0);
        for (int i = 1; i < step.inputs(); i++) {
            found =
                    new Broadcast(found, step.input(i), step.unknowns())
                            .mapped(step.rounding(), function);
        }
        return found;
    }

    private static Bounds square(Bounds value, Rounding rounding) {
        return value.mapped(
                rounding,
                x -> {
                    ValueRange square = x.times(x).rounded(rounding.few(), rounding.floor());
                    return x.contains(0)
                            ? new ValueRange(0, square.high())
                            : square.clamped(0, Double.POSITIVE_INFINITY);
                });
    }

    private static boolean isSquare(NodeProto node) {
        return node.getInputCount() == 2 && node.getInput(0).equals(node.getInput(1));
    }

    private static Broadcast both(Step step) {
        return new Broadcast(step.input(0), step.input(1), step.unknowns());
    }
}
