package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Nodes;

/** The operator Shape. What reads it goes on to get the number of units that there was. */
final class ShapeNodePruning implements OperatorPruning {

    @Override
    public void produce(Removal removal, NodeProto node, Units units) throws Obstacle {
        throw asks(node);
    }

    @Override
    public void consume(Removal removal, NodeProto node, int input, Units units) throws Obstacle {
        Attributes attributes = new Attributes(node);
        int rank = removal.sizes().rank(units.value());
        long start = fromStart(attributes.integer("start", 0), rank);
        long end = fromStart(attributes.integer("end", rank), rank);
        if (units.axis() >= start && units.axis() < end) {
            int position = (int) (units.axis() - start);
            removal.lose(
                    new Place.Measured(
                            Removal.id(node), position, (int) (end - start), units.extent()),
                    units.indices());
        }
    }

    private static long fromStart(long axis, int rank) {
        return Math.max(0, Math.min(rank, axis < 0 ? axis + rank : axis));
    }

    private static Obstacle asks(NodeProto node) {
        return new Obstacle("%s asks how many there are".formatted(Nodes.title(node)));
    }
}
