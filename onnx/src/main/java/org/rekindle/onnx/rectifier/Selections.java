package org.rekindle.onnx.rectifier;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;

/**
 * Rectifiers that compare and select: {@code Where(z > t, z, c)} in all its forms, {@code z * (z >
 * t)}, and {@code z + |z|}.
 */
final class Selections {
    private Selections() {}

    static Optional<Pattern> of(Graph graph, NodeProto node) {
        if (!Nodes.isStandard(node) || node.getOutputCount() == 0) {
            return Optional.empty();
        }
        return switch (node.getOpType()) {
            case "Where" -> selected(graph, node);
            case "Mul" -> masked(graph, node);
            case "Add" -> doubled(graph, node);
            case "Max" -> leaky(graph, node);
            default -> Optional.empty();
        };
    }

    private static Optional<Pattern> selected(Graph graph, NodeProto node) {
        if (node.getInputCount() != 3) {
            return Optional.empty();
        }
        Optional<Condition> told = Condition.of(graph, node.getInput(0));
        if (told.isEmpty()) {
            return Optional.empty();
        }
        String z = told.get().z();
        String yes = Constant.original(graph, node.getInput(1));
        String no = Constant.original(graph, node.getInput(2));
        if (yes.equals(z)) {
            return selected(graph, node, told.get(), no);
        }
        return no.equals(z) ? selected(graph, node, told.get().negated(), yes) : Optional.empty();
    }

    /**
     * @param kept where z is passed on
     * @param other what stands elsewhere
     */
    private static Optional<Pattern> selected(
            Graph graph, NodeProto node, Condition kept, String other) {
        Optional<Constant> constant = Constant.floating(graph, other);
        if (constant.isPresent()) {
            Pattern pattern = pattern(node, kept, constant.get().value(), constant.get().kind());
            if (constant.get().single()) {
                return Optional.of(pattern);
            }
            return pattern.isNonNegative() ? Optional.of(pattern.withoutInput()) : Optional.empty();
        }
        ElementKind kind = ValueKind.of(graph, kept.z());
        Optional<Double> slope = slope(graph, other, kept.z());
        return slope.filter(s -> kept.upward() && kept.bound() == 0)
                .map(s -> leaky(kept.z(), node.getOutput(0), s, kind));
    }

    private static Optional<Pattern> masked(Graph graph, NodeProto node) {
        if (node.getInputCount() != 2) {
            return Optional.empty();
        }
        for (int i = 0; i < 2; i++) {
            String z = Constant.original(graph, node.getInput(i));
            Optional<Condition> mask =
                    Condition.of(graph, node.getInput(1 - i)).filter(told -> told.z().equals(z));
            if (mask.isPresent()) {
                return Optional.of(pattern(node, mask.get(), 0, ValueKind.of(graph, z)));
            }
        }
        return Optional.empty();
    }

    private static Pattern pattern(NodeProto node, Condition kept, double rest, ElementKind kind) {
        String a = node.getOutput(0);
        boolean atOutput = rest == 0 && kept.upward() && kept.bound() >= 0;
        RectifierShape shape = atOutput ? RectifierShape.zero() : RectifierShape.flat();
        Span firing = atOutput ? Span.above(a, 0) : kept.span(kind);
        double threshold =
                kept.upward() ? Math.nextDown((float) kept.bound()) : Double.NEGATIVE_INFINITY;
        return Pattern.of(
                kept.z(), a, shape, atOutput && kept.bound() == 0 ? 0 : threshold, firing, kind);
    }

    /** {@code z + |z|} is twice a ReLU. */
    private static Optional<Pattern> doubled(Graph graph, NodeProto node) {
        for (int i = 0; i < 2 && node.getInputCount() == 2; i++) {
            String z = node.getInput(i);
            boolean absolute =
                    graph.producer(node.getInput(1 - i))
                            .filter(other -> Nodes.is(other, "Abs"))
                            .filter(other -> other.getInput(0).equals(z))
                            .isPresent();
            if (absolute) {
                String a = node.getOutput(0);
                return Optional.of(
                        Pattern.of(
                                z,
                                a,
                                RectifierShape.zero(),
                                0,
                                Span.above(a, 0),
                                ValueKind.of(graph, z)));
            }
        }
        return Optional.empty();
    }

    /** {@code max(z, s·z)} with s under 1. */
    private static Optional<Pattern> leaky(Graph graph, NodeProto node) {
        for (int i = 0; i < 2 && node.getInputCount() == 2; i++) {
            String z = Constant.original(graph, node.getInput(i));
            Optional<Double> slope =
                    slope(graph, node.getInput(1 - i), z).filter(s -> s >= 0 && s < 1);
            if (slope.isPresent()) {
                ElementKind kind = ValueKind.of(graph, z);
                return Optional.of(leaky(z, node.getOutput(0), slope.get(), kind));
            }
        }
        return Optional.empty();
    }

    private static Pattern leaky(String z, String a, double slope, ElementKind kind) {
        RectifierShape shape = RectifierShape.slopes(List.of((float) slope));
        return Pattern.of(z, a, shape, 0, Span.above(slope >= 0 ? a : z, 0), kind);
    }

    /** The s of a value that is s·z. */
    private static Optional<Double> slope(Graph graph, String value, String z) {
        Optional<NodeProto> product =
                graph.producer(value)
                        .filter(node -> Nodes.is(node, "Mul") && node.getInputCount() == 2);
        for (int i = 0; i < 2 && product.isPresent(); i++) {
            if (Constant.original(graph, product.get().getInput(i)).equals(z)) {
                Optional<Constant> factor = Constant.floating(graph, product.get().getInput(1 - i));
                return factor.map(Constant::value);
            }
        }
        return Optional.empty();
    }
}
