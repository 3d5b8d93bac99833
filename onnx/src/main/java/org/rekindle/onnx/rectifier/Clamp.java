package org.rekindle.onnx.rectifier;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;

/**
 * {@code min(max(z, low), high)}: a Relu, a Clip, a Max or Min with a constant, or a chain of them
 * that nothing else reads from. A Cast between them, as a conversion to half precision writes it,
 * belongs to the chain.
 *
 * @param z what is clamped
 * @param low the lower bound; negative infinity for none
 * @param high the upper bound; infinity for none
 * @param kind the element type
 * @param sameShape whether the output surely has the shape of z
 * @param nodes those that compute it, the last one first
 */
record Clamp(
        String z,
        double low,
        double high,
        ElementKind kind,
        boolean sameShape,
        List<NodeProto> nodes) {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    /** Longer chains of bounds are not written. */
    private static final int LONGEST_CHAIN = 8;

    /** The clamp whose output this node computes. */
    static Optional<Clamp> of(Graph graph, NodeProto node) {
        Optional<Clamp> whole = alone(graph, node);
        for (int i = 1; whole.isPresent() && i < LONGEST_CHAIN; i++) {
            Clamp outer = whole.get();
            Clamp uncast = outer.uncast(graph);
            Optional<Clamp> joined =
                    graph.producer(uncast.z)
                            .filter(inner -> isPrivate(graph, uncast.z))
                            .flatMap(inner -> alone(graph, inner))
                            .flatMap(uncast::after);
            if (joined.isEmpty()) {
                return whole;
            }
            whole = joined;
        }
        return whole;
    }

    /** Whether one node reads the value, and nothing else. */
    static boolean isPrivate(Graph graph, String value) {
        return graph.consumers(value).size() == 1 && !graph.isOutput(value);
    }

    /**
     * The same of what a Cast to another floating type reads, if nothing but this reads the Cast.
     */
    private Clamp uncast(Graph graph) {
        String value = z;
        List<NodeProto> all = new ArrayList<>(nodes);
        for (int i = 0; i < LONGEST_CHAIN && isPrivate(graph, value); i++) {
            Optional<NodeProto> cast = graph.producer(value).filter(Clamp::isFloatingCast);
            if (cast.isEmpty()) {
                break;
            }
            all.add(cast.get());
            value = cast.get().getInput(0);
        }
        return new Clamp(value, low, high, kind, sameShape, all);
    }

    private static boolean isFloatingCast(NodeProto node) {
        int to = (int) new Attributes(node).integer("to", ElementKind.FLOAT.dataType());
        return Nodes.is(node, "Cast")
                && node.getInputCount() == 1
                && ElementKind.of(to).filter(ElementKind::isFloating).isPresent();
    }

    private Optional<Clamp> after(Clamp inner) {
        double least = Math.max(low, inner.low);
        double most = Math.min(high, inner.high);
        if (least >= most) {
            return Optional.empty();
        }
        List<NodeProto> all = new ArrayList<>(nodes);
        all.addAll(inner.nodes);
        return Optional.of(
                new Clamp(inner.z, least, most, kind, sameShape && inner.sameShape, all));
    }

    private static Optional<Clamp> alone(Graph graph, NodeProto node) {
        if (!Nodes.isStandard(node) || node.getInputCount() == 0 || node.getOutputCount() == 0) {
            return Optional.empty();
        }
        return switch (node.getOpType()) {
            case "Relu" -> Optional.of(clamp(graph, node, 0, INFINITY));
            case "Clip" -> clip(graph, node);
            case "Max", "Min" -> bounded(graph, node);
            default -> Optional.empty();
        };
    }

    private static Clamp clamp(Graph graph, NodeProto node, double low, double high) {
        String z = node.getInput(0);
        return new Clamp(z, low, high, ValueKind.of(graph, z), true, List.of(node));
    }

    /** Operator set 11 made the bounds inputs. An upper bound that is computed is left out. */
    private static Optional<Clamp> clip(Graph graph, NodeProto node) {
        Attributes attributes = new Attributes(node);
        OptionalDouble low = bound(graph, node, 1, attributes.number("min", -Float.MAX_VALUE));
        OptionalDouble high = bound(graph, node, 2, attributes.number("max", Float.MAX_VALUE));
        double most = high.orElse(INFINITY);
        return low.isPresent() && low.getAsDouble() < most
                ? Optional.of(clamp(graph, node, low.getAsDouble(), most))
                : Optional.empty();
    }

    /** Empty where the bound is computed, or not a number of a floating type. */
    private static OptionalDouble bound(Graph graph, NodeProto node, int input, double attribute) {
        if (input < node.getInputCount() && !node.getInput(input).isEmpty()) {
            return Constant.number(graph, node.getInput(input));
        }
        boolean none = Math.abs(attribute) >= Float.MAX_VALUE;
        return OptionalDouble.of(none ? Math.copySign(INFINITY, attribute) : attribute);
    }

    /** One operand is computed, and the others are constants. */
    private static Optional<Clamp> bounded(Graph graph, NodeProto node) {
        boolean most = node.getOpType().equals("Max");
        String z = "";
        double bound = most ? -INFINITY : INFINITY;
        boolean single = true;
        Optional<ElementKind> kind = Optional.empty();
        for (String input : node.getInputList()) {
            Optional<Constant> constant = Constant.floating(graph, input);
            if (constant.isEmpty() && Constant.tensor(graph, input).isEmpty()) {
                if (!z.isEmpty()) {
                    return Optional.empty();
                }
                z = input;
                continue;
            }
            if (constant.isEmpty() || Double.isNaN(constant.get().value())) {
                return Optional.empty();
            }
            double value = constant.get().value();
            bound = most ? Math.max(bound, value) : Math.min(bound, value);
            single &= constant.get().single();
            kind = Optional.of(constant.get().kind());
        }
        if (z.isEmpty() || kind.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Clamp(
                        z,
                        most ? bound : -INFINITY,
                        most ? INFINITY : bound,
                        kind.get(),
                        single,
                        List.of(node)));
    }
}
