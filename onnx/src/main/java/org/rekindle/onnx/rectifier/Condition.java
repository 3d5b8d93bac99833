package org.rekindle.onnx.rectifier;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Optional;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;

/**
 * A comparison of a value with a constant.
 *
 * @param z the value
 * @param bound the constant
 * @param upward whether it holds above the bound, rather than below
 * @param inclusive whether it holds at the bound
 */
record Condition(String z, double bound, boolean upward, boolean inclusive) {
    /** Enough for any chain of Not, Cast and Identity. */
    private static final int LONGEST_WALK = 8;

    /** The comparison whose truth a value tells: as a bool, or as 1 and 0. */
    static Optional<Condition> of(Graph graph, String value) {
        return of(graph, value, LONGEST_WALK);
    }

    private static Optional<Condition> of(Graph graph, String value, int steps) {
        Optional<NodeProto> producer = graph.producer(value).filter(Nodes::isStandard);
        if (steps == 0 || producer.isEmpty() || producer.get().getInputCount() == 0) {
            return Optional.empty();
        }
        NodeProto node = producer.get();
        String first = node.getInput(0);
        return switch (node.getOpType()) {
            case "Identity", "Cast", "CastLike" -> of(graph, first, steps - 1);
            case "Not" -> of(graph, first, steps - 1).map(Condition::negated);
            case "Where" -> selected(graph, node, steps);
            case "Greater" -> compared(graph, node, true, false);
            case "GreaterOrEqual" -> compared(graph, node, true, true);
            case "Less" -> compared(graph, node, false, false);
            case "LessOrEqual" -> compared(graph, node, false, true);
            default -> Optional.empty();
        };
    }

    /** {@code Where(condition, 1, 0)}, or the other way round. */
    private static Optional<Condition> selected(Graph graph, NodeProto node, int steps) {
        if (node.getInputCount() != 3) {
            return Optional.empty();
        }
        double yes = Constant.number(graph, node.getInput(1)).orElse(Double.NaN);
        double no = Constant.number(graph, node.getInput(2)).orElse(Double.NaN);
        Optional<Condition> told = of(graph, node.getInput(0), steps - 1);
        if (yes == 1 && no == 0) {
            return told;
        }
        return yes == 0 && no == 1 ? told.map(Condition::negated) : Optional.empty();
    }

    private static Optional<Condition> compared(
            Graph graph, NodeProto node, boolean upward, boolean inclusive) {
        if (node.getInputCount() != 2) {
            return Optional.empty();
        }
        Optional<Constant> right = Constant.floating(graph, node.getInput(1));
        if (right.isPresent()) {
            return Optional.of(of(graph, node.getInput(0), right.get(), upward, inclusive));
        }
        return Constant.floating(graph, node.getInput(0))
                .map(left -> of(graph, node.getInput(1), left, !upward, inclusive));
    }

    private static Condition of(
            Graph graph, String z, Constant bound, boolean upward, boolean inclusive) {
        return new Condition(Constant.original(graph, z), bound.value(), upward, inclusive);
    }

    Condition negated() {
        return new Condition(z, bound, !upward, !inclusive);
    }

    /** Where it holds. The bound is moved to the next number where the bound itself is included. */
    Span span(ElementKind kind) {
        double moved = inclusive ? neighbour(kind) : bound;
        return upward ? Span.above(z, moved) : Span.below(z, moved);
    }

    private double neighbour(ElementKind kind) {
        if (kind == ElementKind.DOUBLE) {
            return upward ? Math.nextDown(bound) : Math.nextUp(bound);
        }
        return upward ? Math.nextDown((float) bound) : Math.nextUp((float) bound);
    }
}
