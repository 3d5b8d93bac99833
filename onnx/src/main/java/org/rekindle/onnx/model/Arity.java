package org.rekindle.onnx.model;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Locale;
import java.util.Map;

/** The least number of inputs that ONNX's operators need. */
final class Arity {
    private static final Map<String, Integer> LEAST =
            Map.ofEntries(
                    Map.entry("Conv", 2),
                    Map.entry("ConvTranspose", 2),
                    Map.entry("Gemm", 2),
                    Map.entry("MatMul", 2),
                    Map.entry("Add", 2),
                    Map.entry("Sub", 2),
                    Map.entry("Mul", 2),
                    Map.entry("Div", 2),
                    Map.entry("Pow", 2),
                    Map.entry("PRelu", 2),
                    Map.entry("BatchNormalization", 5),
                    Map.entry("InstanceNormalization", 3),
                    Map.entry("Gather", 2),
                    Map.entry("Expand", 2),
                    Map.entry("Tile", 2),
                    Map.entry("Where", 3),
                    Map.entry("Constant", 0),
                    Map.entry("RandomNormal", 0),
                    Map.entry("RandomUniform", 0),
                    Map.entry("SequenceEmpty", 0),
                    Map.entry("Optional", 0),
                    Map.entry("OptionalHasElement", 0),
                    Map.entry("Loop", 0));

    private Arity() {}

    /**
     * @throws ModelException when one has too few
     */
    static void check(NodeProto node) {
        if (!Nodes.isStandard(node)) {
            return;
        }
        String op = node.getOpType();
        int least = LEAST.getOrDefault(op, 1);
        if (node.getInputCount() < least || node.getOutputCount() < 1) {
            throw new ModelException(
                    String.format(
                            Locale.ROOT,
                            "%s has %d inputs and %d outputs, but needs at least %d and 1",
                            Nodes.title(node),
                            node.getInputCount(),
                            node.getOutputCount(),
                            least));
        }
    }
}
