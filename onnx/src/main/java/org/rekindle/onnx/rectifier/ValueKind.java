package org.rekindle.onnx.rectifier;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.model.Tensor;

/**
 * The element type of a value before a rectifier: that of the weights it was computed with, or what
 * it was cast to, or that of the model's input.
 */
final class ValueKind {
    /** Enough for any chain between a rectifier and the weights before it. */
    private static final int LONGEST_WALK = 64;

    /** Of their inputs, only the first has the type of the output. */
    private static final Set<String> TYPED_BY_FIRST =
            Set.of("Resize", "Upsample", "Pad", "Slice", "Gather", "Reshape", "Expand", "Tile");

    private final Set<String> seen = new HashSet<>();

    private ValueKind() {}

    /** The kind, or float where the walk finds none. */
    static ElementKind of(Graph graph, String value) {
        return new ValueKind().walk(graph, value, LONGEST_WALK).orElse(ElementKind.FLOAT);
    }

    private Optional<ElementKind> walk(Graph graph, String value, int steps) {
        Optional<NodeProto> producer = graph.producer(value);
        if (steps > 0 && producer.filter(ValueKind::isCastLike).isPresent()) {
            return walk(graph, producer.get().getInput(1), steps - 1);
        }
        Optional<ElementKind> constant = graph.constant(value).map(Tensor::kind);
        if (constant.isPresent()) {
            return constant.filter(ElementKind::isFloating);
        }
        if (producer.isEmpty() && graph.outer().isPresent()) {
            return walk(graph.outer().get(), value, steps);
        }
        if (producer.isEmpty()) {
            return graph.proto().getInputList().stream()
                    .filter(input -> input.getName().equals(value))
                    .findFirst()
                    .flatMap(ValueKind::declared);
        }
        NodeProto node = producer.get();
        if (Nodes.is(node, "Cast")) {
            int to = (int) new Attributes(node).integer("to", ElementKind.FLOAT.dataType());
            return ElementKind.of(to).filter(ElementKind::isFloating);
        }
        if (steps == 0 || !seen.add(value)) {
            return Optional.empty();
        }
        // Weights first: they are constants, and end the walk.
        int last = TYPED_BY_FIRST.contains(node.getOpType()) ? 0 : node.getInputCount() - 1;
        for (int i = Math.min(last, node.getInputCount() - 1); i >= 0; i--) {
            Optional<ElementKind> kind = walk(graph, node.getInput(i), steps - 1);
            if (kind.isPresent()) {
                return kind;
            }
        }
        return Optional.empty();
    }

    /** A constant that was cast has the type of the other input, which no constant need know. */
    private static boolean isCastLike(NodeProto node) {
        return Nodes.is(node, "CastLike") && node.getInputCount() == 2;
    }

    private static Optional<ElementKind> declared(ValueInfoProto input) {
        return ElementKind.of(input.getType().getTensorType().getElemType())
                .filter(ElementKind::isFloating);
    }
}
