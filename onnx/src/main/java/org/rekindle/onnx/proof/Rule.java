package org.rekindle.onnx.proof;

import java.util.List;
import java.util.function.Function;
import org.rekindle.onnx.shape.NotUnderstoodException;

/** What an operator does to bounds. */
@FunctionalInterface
interface Rule {
    /**
     * The bounds of its first outputs; the others count as unbounded.
     *
     * @throws NotUnderstoodException when the node asks for what is not described here
     */
    List<Bounds> apply(Step step);

    /** A rule for one output. */
    static Rule one(Function<Step, Bounds> rule) {
        return step -> List.of(rule.apply(step));
    }
}
