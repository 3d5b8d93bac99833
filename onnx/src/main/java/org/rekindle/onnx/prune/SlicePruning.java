package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.shape.AxisSlice;
import org.rekindle.onnx.shape.IndexedShapes;
import org.rekindle.onnx.shape.Operands;

/** Slice: along another axis units stay, along theirs it takes some of them that lie together. */
final class SlicePruning implements OperatorPruning {

    @Override
    public void produce(Removal removal, NodeProto node, Units units) throws Obstacle {
        String value = node.getInput(0);
        Optional<Integer> start = start(removal, node, units.axis());
        if (start.isEmpty()) {
            removal.above(node, 0, units.in(value));
            return;
        }
        int whole = removal.sizes().extent(value, units.axis());
        Units before = units.shifted(value, start.get(), whole);
        lose(removal, node, start.get(), before, units);
        removal.above(node, 0, before);
    }

    @Override
    public void consume(Removal removal, NodeProto node, int input, Units units) throws Obstacle {
        String output = node.getOutput(0);
        Optional<Integer> start = start(removal, node, units.axis());
        if (start.isEmpty()) {
            removal.below(units.in(output));
            return;
        }
        int length = removal.sizes().extent(output, units.axis());
        Units part = units.within(output, start.get(), length);
        lose(removal, node, start.get(), units, part);
        if (!part.indices().isEmpty()) {
            removal.below(part);
        }
    }

    private static void lose(
            Removal removal, NodeProto node, int start, Units before, Units after) {
        String id = Removal.id(node);
        removal.lose(new Place.Window(id, before.axis(), start, before.extent()), before.indices());
        removal.lose(new Place.Part(id, 0, after.axis(), after.extent()), after.indices());
    }

    /** Where it begins along the axis of the units; empty where it cuts other axes alone. */
    private static Optional<Integer> start(Removal removal, NodeProto node, int axis)
            throws Obstacle {
        Operands operands = removal.sizes().operands(node);
        Optional<List<AxisSlice>> slices = IndexedShapes.slices(operands, operands.shape(0));
        if (slices.isEmpty()) {
            throw unknown(node);
        }
        Optional<AxisSlice> along =
                slices.get().stream().filter(slice -> slice.axis() == axis).findFirst();
        if (along.isEmpty()) {
            return Optional.empty();
        }
        boolean alone = slices.get().size() == 1 && node.getInputCount() > 1;
        int whole = removal.sizes().extent(node.getInput(0), axis);
        int length = removal.sizes().extent(node.getOutput(0), axis);
        if (!alone || !along.get().range().isKnown()) {
            throw unknown(node);
        }
        int[] places = along.get().range().places(whole);
        for (int i = 0; i < places.length; i++) {
            if (places.length != length || places[i] != places[0] + i) {
                throw unknown(node);
            }
        }
        return Optional.of(places.length == 0 ? 0 : places[0]);
    }

    private static Obstacle unknown(NodeProto node) {
        return new Obstacle("%s may leave some of them out".formatted(Nodes.title(node)));
    }
}
