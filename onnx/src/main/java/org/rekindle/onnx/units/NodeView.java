package org.rekindle.onnx.units;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.shape.Integers;
import org.rekindle.onnx.shape.Shape;

/**
 * A node as the rules see it: the shapes of what it reads and gives, and where units lie in what it
 * reads.
 *
 * @param node the node
 * @param output which of its outputs is asked for
 * @param graph what is known of the graph's values
 */
record NodeView(NodeProto node, int output, GraphUnits graph) {

    Attributes attributes() {
        return new Attributes(node);
    }

    int inputs() {
        return node.getInputCount();
    }

    boolean has(int input) {
        return input < node.getInputCount() && !node.getInput(input).isEmpty();
    }

    /** The shape of an input; unranked where it is missing or not known. */
    Shape shape(int input) {
        return has(input) ? graph.shape(node.getInput(input)) : Shape.UNRANKED;
    }

    /** The shape of the output that is asked for. */
    Shape shape() {
        return graph.shape(node.getOutput(output));
    }

    /** Whether an input is there and is the same for all inputs of the model. */
    boolean isConstant(int input) {
        return has(input) && graph.isConstant(node.getInput(input));
    }

    /** Where units lie in an input; empty where nothing tells. */
    Optional<Layout> layout(int input) {
        Shape shape = shape(input);
        return has(input) && shape.ranked()
                ? graph.layout(node.getInput(input))
                        .filter(layout -> layout.fits(shape))
                        .map(layout -> layout.fitted(shape))
                : Optional.empty();
    }

    /**
     * Whole numbers from an input, or from the attribute that older operators have in its place.
     */
    Optional<List<Long>> integers(int input, String attribute) {
        if (has(input)) {
            return graph.integers(node.getInput(input)).map(Integers::values);
        }
        return attributes().has(attribute)
                ? Optional.of(attributes().integers(attribute))
                : Optional.empty();
    }

    /** The output with this axis for its units, if their number is right; negative from behind. */
    Optional<Layout> made(int axis, long size) {
        Shape shape = shape();
        int place = axis < 0 ? axis + shape.rank() : axis;
        if (!shape.ranked() || place < 0 || place >= shape.rank()) {
            return Optional.empty();
        }
        long measured = shape.dim(place);
        if (Shape.isKnown(size) && Shape.isKnown(measured) && size != measured) {
            return Optional.empty();
        }
        return Optional.of(Layout.plain(shape).units(place, Shape.isKnown(size) ? size : measured));
    }
}
