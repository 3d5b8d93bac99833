package org.rekindle.onnx.rectifier;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;

/**
 * Smooth activations: the operators, and what exporters write for them. A GELU is known by its Erf
 * or Tanh, which nothing else computes with that factor.
 */
final class Smooth {
    private static final double QUICK = 1.702;
    private static final double CLOSE = 1e-3;

    private Smooth() {}

    static Optional<Pattern> of(Graph graph, NodeProto node) {
        if (node.getInputCount() == 0 || node.getOutputCount() == 0) {
            return Optional.empty();
        }
        String z = node.getInput(0);
        return switch (node.getOpType()) {
            case "Sigmoid" -> Optional.of(pattern(graph, z, node, Curve.SIGMOID));
            case "Tanh" -> Optional.of(tanh(graph, node));
            case "Softplus" -> Optional.of(pattern(graph, z, node, Curve.SOFTPLUS));
            case "Mish" -> Optional.of(pattern(graph, z, node, Curve.MISH));
            case "Gelu", "FastGelu" ->
                    node.getInputCount() == 1
                            ? Optional.of(pattern(graph, z, node, Curve.GELU))
                            : Optional.empty();
            case "Swish", "QuickGelu" -> swish(node).map(curve -> pattern(graph, z, node, curve));
            case "Erf" -> erf(graph, node);
            case "Mul" -> product(graph, node);
            default -> Fused.smooth(graph, node);
        };
    }

    /** Why a smooth activation is not looked into; empty where there is none. */
    static Optional<String> reason(NodeProto node) {
        boolean biased = node.getOpType().equals("FastGelu") && node.getInputCount() > 1;
        return biased || node.getOpType().equals("BiasGelu")
                ? Optional.of("its pre-activation is no value of the graph")
                : Optional.empty();
    }

    private static Pattern pattern(Graph graph, String z, NodeProto node, Curve curve) {
        List<Span> passing = curve.passing(z);
        return new Pattern(
                Optional.of(z),
                node.getOutput(0),
                RectifierShape.smooth(),
                Double.NEGATIVE_INFINITY,
                passing,
                passing,
                ValueKind.of(graph, z),
                List.of());
    }

    private static Optional<Curve> swish(NodeProto node) {
        boolean quick = node.getOpType().equals("QuickGelu");
        float alpha = new Attributes(node).number("alpha", quick ? (float) QUICK : 1);
        return swish(alpha);
    }

    private static Optional<Curve> swish(double beta) {
        if (Math.abs(beta - 1) < CLOSE) {
            return Optional.of(Curve.SILU);
        }
        return Math.abs(beta - QUICK) < CLOSE ? Optional.of(Curve.QUICK_GELU) : Optional.empty();
    }

    /** Within a GELU by tanh: {@code tanh(0.7979 (z + 0.0447 z³))}. */
    private static Pattern tanh(Graph graph, NodeProto node) {
        Optional<String> z =
                scaled(graph, node.getInput(0), Math.sqrt(2 / Math.PI))
                        .flatMap(graph::producer)
                        .filter(sum -> Nodes.is(sum, "Add") && sum.getInputCount() == 2)
                        .flatMap(sum -> cubic(graph, sum));
        return z.map(value -> pattern(graph, value, node, Curve.GELU))
                .orElseGet(() -> pattern(graph, node.getInput(0), node, Curve.TANH));
    }

    /** The z of {@code z + 0.0447 z³}, whose other operand is a product. */
    private static Optional<String> cubic(Graph graph, NodeProto sum) {
        Predicate<String> isProduct =
                value -> graph.producer(value).filter(made -> Nodes.is(made, "Mul")).isPresent();
        String first = sum.getInput(0);
        String second = sum.getInput(1);
        if (isProduct.test(second)) {
            return Optional.of(first);
        }
        return isProduct.test(first) ? Optional.of(second) : Optional.empty();
    }

    private static Optional<Pattern> erf(Graph graph, NodeProto node) {
        return scaled(graph, node.getInput(0), Math.sqrt(0.5))
                .map(z -> pattern(graph, z, node, Curve.GELU));
    }

    /** The other factor of a value that is a constant times it. */
    private static Optional<String> scaled(Graph graph, String value, double factor) {
        Optional<NodeProto> product =
                graph.producer(value).filter(node -> node.getInputCount() == 2);
        if (product.isEmpty()) {
            return Optional.empty();
        }
        NodeProto node = product.get();
        for (int i = 0; i < 2; i++) {
            double constant = Constant.number(graph, node.getInput(1 - i)).orElse(Double.NaN);
            boolean multiplied = Nodes.is(node, "Mul") && Math.abs(constant - factor) < CLOSE;
            boolean divided =
                    Nodes.is(node, "Div") && i == 0 && Math.abs(1 / constant - factor) < CLOSE;
            if (multiplied || divided) {
                return Optional.of(Constant.original(graph, node.getInput(i)));
            }
        }
        return Optional.empty();
    }

    /** {@code z · sigmoid(β z)} and {@code z · tanh(softplus(z))}. */
    private static Optional<Pattern> product(Graph graph, NodeProto node) {
        for (int i = 0; i < 2 && node.getInputCount() == 2; i++) {
            String z = Constant.original(graph, node.getInput(i));
            String other = node.getInput(1 - i);
            Optional<NodeProto> gate =
                    graph.producer(other).filter(made -> made.getInputCount() == 1);
            if (gate.isEmpty()) {
                continue;
            }
            Optional<Curve> curve = gated(graph, gate.get(), z);
            if (curve.isPresent()) {
                List<NodeProto> inner =
                        Clamp.isPrivate(graph, other) ? inner(graph, gate.get()) : List.of();
                return Optional.of(pattern(graph, z, node, curve.get()).covering(inner));
            }
        }
        return Optional.empty();
    }

    private static Optional<Curve> gated(Graph graph, NodeProto gate, String z) {
        String from = Constant.original(graph, gate.getInput(0));
        if (Nodes.is(gate, "Sigmoid")) {
            if (from.equals(z)) {
                return Optional.of(Curve.SILU);
            }
            return scaled(graph, from, QUICK).filter(z::equals).map(value -> Curve.QUICK_GELU);
        }
        return softplus(graph, gate)
                .filter(plus -> Constant.original(graph, plus.getInput(0)).equals(z))
                .map(plus -> Curve.MISH);
    }

    private static Optional<NodeProto> softplus(Graph graph, NodeProto gate) {
        return Nodes.is(gate, "Tanh")
                ? graph.producer(gate.getInput(0)).filter(plus -> Nodes.is(plus, "Softplus"))
                : Optional.empty();
    }

    private static List<NodeProto> inner(Graph graph, NodeProto gate) {
        return softplus(graph, gate)
                .filter(plus -> Clamp.isPrivate(graph, plus.getOutput(0)))
                .map(plus -> List.of(gate, plus))
                .orElse(List.of(gate));
    }
}
