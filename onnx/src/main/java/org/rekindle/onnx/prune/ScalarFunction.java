package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.OptionalDouble;
import java.util.Set;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;

/** What operators make of a single number. */
final class ScalarFunction {
    /** They give 0 for 0. */
    private static final Set<String> THROUGH_ZERO =
            Set.of(
                    "Abs",
                    "Asinh",
                    "Atan",
                    "Celu",
                    "Ceil",
                    "Elu",
                    "Erf",
                    "Floor",
                    "Gelu",
                    "HardSwish",
                    "Mish",
                    "Neg",
                    "Round",
                    "Selu",
                    "Shrink",
                    "Sign",
                    "Sin",
                    "Sinh",
                    "Softsign",
                    "Sqrt",
                    "Swish",
                    "Tan",
                    "Tanh",
                    "ThresholdedRelu");

    /** They are computed below for any number. */
    private static final Set<String> COMPUTED =
            Set.of(
                    "Cast",
                    "Clip",
                    "Dropout",
                    "Exp",
                    "HardSigmoid",
                    "Identity",
                    "LeakyRelu",
                    "Relu",
                    "Sigmoid",
                    "Softplus");

    private ScalarFunction() {}

    static boolean knows(String operator) {
        return THROUGH_ZERO.contains(operator) || COMPUTED.contains(operator);
    }

    /** The result for x; empty when it is not known. */
    static OptionalDouble at(Graph graph, NodeProto node, double x) {
        Attributes attributes = new Attributes(node);
        return switch (node.getOpType()) {
            case "Identity" -> OptionalDouble.of(x);
            case "Cast" -> cast(attributes, x);
            case "Dropout" -> x == 0 || node.getInputCount() < 3 ? of(x) : unknown();
            case "Relu" -> of(Math.max(x, 0));
            case "LeakyRelu" -> of(x < 0 ? x * attributes.number("alpha", 0.01f) : x);
            case "Clip" -> clip(graph, node, x);
            case "Sigmoid" -> of(1 / (1 + Math.exp(-x)));
            case "HardSigmoid" -> {
                double line =
                        attributes.number("alpha", 0.2f) * x + attributes.number("beta", 0.5f);
                yield of(Math.max(0, Math.min(1, line)));
            }
            case "Softplus" -> of(Math.log1p(Math.exp(x)));
            case "Exp" -> of(Math.exp(x));
            default -> x == 0 ? of(0) : unknown();
        };
    }

    /** When cast to whole numbers or truth values, only 0 is certain to stay the same. */
    private static OptionalDouble cast(Attributes attributes, double x) {
        boolean floating =
                ElementKind.of((int) attributes.integer("to", 0))
                        .map(ElementKind::isFloating)
                        .orElse(false);
        return floating || x == 0 ? of(x) : unknown();
    }

    /** Operator set 11 made the bounds inputs. */
    private static OptionalDouble clip(Graph graph, NodeProto node, double x) {
        Attributes attributes = new Attributes(node);
        double least = attributes.number("min", Float.NEGATIVE_INFINITY);
        double most = attributes.number("max", Float.POSITIVE_INFINITY);
        for (int bound = 1; bound < node.getInputCount(); bound++) {
            if (!Nodes.has(node, bound)) {
                continue;
            }
            var constant = graph.constantInput(node, bound);
            if (constant.isEmpty() || constant.get().size() != 1) {
                return unknown();
            }
            if (bound == 1) {
                least = constant.get().get(0);
            } else {
                most = constant.get().get(0);
            }
        }
        return of(Math.min(Math.max(x, least), most));
    }

    private static OptionalDouble of(double result) {
        return OptionalDouble.of(result);
    }

    private static OptionalDouble unknown() {
        return OptionalDouble.empty();
    }
}
