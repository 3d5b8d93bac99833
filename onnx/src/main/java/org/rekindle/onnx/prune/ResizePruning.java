package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.model.Tensor;

/** Resize and Upsample along other axes than that of the units. */
final class ResizePruning implements OperatorPruning {
    private static final int SIZES = 3;

    @Override
    public void produce(Removal removal, NodeProto node, Units units) throws Obstacle {
        keepAxis(removal, node, units);
        removal.above(node, 0, units.in(node.getInput(0)));
    }

    @Override
    public void consume(Removal removal, NodeProto node, int input, Units units) throws Obstacle {
        keepAxis(removal, node, units);
        Attributes attributes = new Attributes(node);
        boolean mixes = !List.of("nearest", "linear").contains(attributes.text("mode", "nearest"));
        boolean crops =
                attributes.text("coordinate_transformation_mode", "").equals("tf_crop_and_resize");
        if (input != 0 || crops || (mixes && !units.areZero())) {
            throw new Obstacle("%s may change them".formatted(Nodes.title(node)));
        }
        removal.below(units.in(node.getOutput(0)));
    }

    private static void keepAxis(Removal removal, NodeProto node, Units units) throws Obstacle {
        int rank = removal.sizes().rank(node.getOutput(0));
        if (new Attributes(node).has("axes")) {
            throw changes(node);
        }
        if (Nodes.has(node, SIZES)) {
            Tensor sizes = removal.constants().numbers(node, SIZES);
            if (sizes.size() != rank || sizes.get(units.axis()) != units.extent()) {
                throw changes(node);
            }
            removal.shrink(node, SIZES, units.axis(), units.extent(), units.indices());
            return;
        }
        List<Float> attribute = new Attributes(node).numbers("scales");
        if (!attribute.isEmpty()) {
            checkScale(node, attribute.get(units.axis()));
            return;
        }
        Tensor scales = removal.constants().numbers(node, node.getInputCount() > 2 ? 2 : 1);
        if (scales.size() != rank) {
            throw changes(node);
        }
        checkScale(node, scales.get(units.axis()));
    }

    private static void checkScale(NodeProto node, double scale) throws Obstacle {
        if (scale != 1) {
            throw changes(node);
        }
    }

    private static Obstacle changes(NodeProto node) {
        return new Obstacle("%s may change how many there are".formatted(Nodes.title(node)));
    }
}
