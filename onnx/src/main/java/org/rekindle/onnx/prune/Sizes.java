package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;
import org.rekindle.onnx.shape.Integers;
import org.rekindle.onnx.shape.Operands;
import org.rekindle.onnx.shape.Shape;
import org.rekindle.onnx.shape.Shapes;

/**
 * The sizes that a removal needs to know. Where one is not known, that is an obstacle.
 *
 * @param shapes those of the graph's values
 */
record Sizes(Shapes shapes) {
    /** A size that depends on the input. */
    static final long UNKNOWN = -1;

    /** The sizes of a value along its axes, {@link #UNKNOWN} where they are not known. */
    List<Long> dims(String value) throws Obstacle {
        Shape shape = shapes.shape(value);
        if (!shape.ranked()) {
            throw new Obstacle("the shape of \"%s\" is not known".formatted(value));
        }
        return shape.dims().stream().map(dim -> Shape.isKnown(dim) ? dim : UNKNOWN).toList();
    }

    int rank(String value) throws Obstacle {
        return dims(value).size();
    }

    /** The size of a value along an axis. */
    int extent(String value, int axis) throws Obstacle {
        List<Long> dims = dims(value);
        if (axis >= dims.size() || dims.get(axis) < 0) {
            throw new Obstacle(
                    "the size of \"%s\" along axis %s is not known".formatted(value, axis));
        }
        return Math.toIntExact(dims.get(axis));
    }

    /** The whole numbers of a value, if they are known. */
    Optional<Integers> integers(String value) {
        return shapes.integers(value);
    }

    /** What is known of what a node reads. */
    Operands operands(NodeProto node) {
        return shapes.operands(node);
    }
}
