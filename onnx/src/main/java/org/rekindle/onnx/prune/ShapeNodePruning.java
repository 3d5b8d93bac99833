package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.model.Tensor;

/** The operator Shape. Readers may use the size of any axis except that of the units. */
final class ShapeNodePruning implements OperatorPruning {

    @Override
    public void produce(Removal removal, NodeProto node, Units units) throws Obstacle {
        throw asks(node);
    }

    @Override
    public void consume(Removal removal, NodeProto node, int input, Units units) throws Obstacle {
        int rank = removal.sizes().rank(units.value());
        Graph graph = removal.graph();
        if (node.getAttributeCount() > 0 || graph.isOutput(node.getOutput(0))) {
            throw asks(node);
        }
        for (NodeProto reader : graph.consumers(node.getOutput(0))) {
            if (!readsOtherAxes(graph, reader, units.axis(), rank)) {
                throw asks(node);
            }
        }
    }

    private static boolean readsOtherAxes(Graph graph, NodeProto reader, int axis, int rank) {
        if (Nodes.is(reader, "Slice")) {
            return isPrefix(graph, reader, axis);
        }
        Optional<Tensor> indices =
                Nodes.is(reader, "Gather") ? graph.constantInput(reader, 1) : Optional.empty();
        if (indices.isEmpty()) {
            return false;
        }
        for (double index : indices.get().values()) {
            if (index == axis || index == axis - rank) {
                return false;
            }
        }
        return true;
    }

    /** Whether it reads the sizes from the first on, and ends before the axis. */
    private static boolean isPrefix(Graph graph, NodeProto slice, int axis) {
        Attributes attributes = new Attributes(slice);
        if (attributes.has("ends")) {
            return attributes.integers("starts").equals(List.of(0L))
                    && attributes.integers("ends").get(0) >= 0
                    && attributes.integers("ends").get(0) <= axis;
        }
        Optional<Tensor> start = graph.constantInput(slice, 1);
        Optional<Tensor> end = graph.constantInput(slice, 2);
        return slice.getInputCount() <= 4
                && start.isPresent()
                && end.isPresent()
                && start.get().get(0) == 0
                && end.get().get(0) >= 0
                && end.get().get(0) <= axis;
    }

    private static Obstacle asks(NodeProto node) {
        return new Obstacle("%s asks how many there are".formatted(Nodes.title(node)));
    }
}
