package org.rekindle.onnx.rectifier;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;

/**
 * Activations that ONNX Runtime has fused into a layer: the attribute {@code activation} of
 * FusedConv, NhwcFusedConv, FusedGemm, FusedMatMulActivation and others of {@code com.microsoft}.
 * Also a plain recurrent layer (RNN) of one direction whose activation is Relu. No value of the
 * graph holds z.
 */
final class Fused {
    private static final Set<String> RECURRENT = Set.of("RNN", "LSTM", "GRU");

    /** The usual activations of recurrent layers. */
    private static final Set<String> BOUNDED = Set.of("Sigmoid", "Tanh");

    private static final float LEAKY = 0.01f;

    private Fused() {}

    static Optional<Pattern> of(Graph graph, NodeProto node) {
        if (node.getOutputCount() == 0 || node.getOutput(0).isEmpty()) {
            return Optional.empty();
        }
        if (Nodes.is(node, "RNN")) {
            boolean oneDirection = activations(node).size() == 1;
            return oneDirection && activations(node).get(0).equalsIgnoreCase("Relu")
                    ? Optional.of(above(graph, node, RectifierShape.zero()))
                    : Optional.empty();
        }
        if (!isFused(node)) {
            return Optional.empty();
        }
        return switch (activation(node)) {
            case "Relu" -> Optional.of(above(graph, node, RectifierShape.zero()));
            case "LeakyRelu" -> leaky(graph, node);
            case "Clip" -> clip(graph, node);
            case "HardSigmoid" -> hardSigmoid(graph, node);
            case "HardSwish" -> Optional.of(hardSwish(graph, node));
            default -> Optional.empty();
        };
    }

    /**
     * A fused activation that is smooth: its output rises with z, so it tells where φ′ is small.
     */
    static Optional<Pattern> smooth(Graph graph, NodeProto node) {
        if (node.getOutputCount() == 0 || !isFused(node)) {
            return Optional.empty();
        }
        String a = node.getOutput(0);
        return switch (activation(node)) {
            // φ′ = a (1 - a)
            case "Sigmoid" -> {
                double half = Math.sqrt(1 - 4 * Curve.SATURATED) / 2;
                yield Optional.of(smooth(graph, new Span(a, 0.5 - half, 0.5 + half)));
            }
            // φ′ = 1 - a²
            case "Tanh" -> {
                double most = Math.sqrt(1 - Curve.SATURATED);
                yield Optional.of(smooth(graph, new Span(a, -most, most)));
            }
            default -> Optional.empty();
        };
    }

    private static Pattern smooth(Graph graph, Span passing) {
        String a = passing.value();
        return Pattern.of(
                        a,
                        a,
                        RectifierShape.smooth(),
                        Double.NEGATIVE_INFINITY,
                        passing,
                        ValueKind.of(graph, a))
                .withoutInput();
    }

    /** Why an activation within the node is not looked into; empty where there is none. */
    static Optional<String> reason(NodeProto node) {
        if (Nodes.isStandard(node) && RECURRENT.contains(node.getOpType())) {
            return activations(node).stream()
                    .filter(name -> BOUNDED.stream().noneMatch(name::equalsIgnoreCase))
                    .findFirst()
                    .map("its activation %s is within the recurrence"::formatted);
        }
        if (!isFused(node)) {
            return Optional.empty();
        }
        return Optional.of(activation(node))
                .filter(name -> !name.isEmpty() && !name.equals("None"))
                .map("its fused activation %s cannot be counted at its output"::formatted);
    }

    private static boolean isFused(NodeProto node) {
        return !Nodes.isStandard(node)
                && (new Attributes(node).has("activation")
                        || new Attributes(node).has("activation_type"));
    }

    private static String activation(NodeProto node) {
        Attributes attributes = new Attributes(node);
        return attributes.text("activation", attributes.text("activation_type", ""));
    }

    private static List<String> activations(NodeProto node) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals("activations"))
                .map(AttributeProto::getStringsList)
                .flatMap(List::stream)
                .map(text -> text.toStringUtf8())
                .toList();
    }

    private static Pattern above(Graph graph, NodeProto node, RectifierShape shape) {
        String a = node.getOutput(0);
        ElementKind kind = ValueKind.of(graph, a);
        return Pattern.of(a, a, shape, 0, Span.above(a, 0), kind).withoutInput();
    }

    private static Optional<Pattern> leaky(Graph graph, NodeProto node) {
        float slope = parameter(node, 0, LEAKY);
        return slope >= 0
                ? Optional.of(above(graph, node, RectifierShape.slopes(List.of(slope))))
                : Optional.empty();
    }

    private static Optional<Pattern> clip(Graph graph, NodeProto node) {
        float low = parameter(node, 0, -Float.MAX_VALUE);
        float high = parameter(node, 1, Float.MAX_VALUE);
        if (low == -Float.MAX_VALUE || low >= high) {
            return Optional.empty();
        }
        String a = node.getOutput(0);
        double most = high == Float.MAX_VALUE ? Double.POSITIVE_INFINITY : high;
        Pattern pattern =
                Pattern.of(
                                a,
                                a,
                                low == 0 ? RectifierShape.zero() : RectifierShape.flat(),
                                low,
                                Span.above(a, low),
                                ValueKind.of(graph, a))
                        .withoutInput();
        return Optional.of(pattern.passing(new Span(a, low, most)));
    }

    private static Optional<Pattern> hardSigmoid(Graph graph, NodeProto node) {
        Span between = new Span(node.getOutput(0), 0, 1);
        return Optional.of(above(graph, node, RectifierShape.zero()).passing(between));
    }

    /** Its output is 0 where no gradient passes, and at z = 0 alone elsewhere. */
    private static Pattern hardSwish(Graph graph, NodeProto node) {
        String a = node.getOutput(0);
        return above(graph, node, RectifierShape.dip())
                .passing(List.of(Span.below(a, 0), Span.above(a, 0)));
    }

    /** In a list for a convolution, and by name for the others. */
    private static float parameter(NodeProto node, int index, float otherwise) {
        Attributes attributes = new Attributes(node);
        List<Float> listed = attributes.numbers("activation_params");
        if (index < listed.size()) {
            return listed.get(index);
        }
        return attributes.number(index == 0 ? "activation_alpha" : "activation_beta", otherwise);
    }
}
