package org.rekindle.onnx.units;

import java.util.List;
import java.util.Optional;
import org.rekindle.onnx.shape.Shape;

/** Where layers other than products put the units that they make, or that they were given. */
final class LayerUnits {
    private LayerUnits() {}

    /** Channels: axis 1, or the last one in variants that say so. */
    static Optional<Layout> convolution(NodeView node, int weights, boolean channelsLast) {
        Shape shape = node.shape(weights);
        return node.made(channelsLast ? -1 : 1, shape.ranked() ? shape.dim(0) : -1);
    }

    /** A transposed convolution, whose weights lie the other way round. */
    static Optional<Layout> transposedConvolution(NodeView node) {
        Shape shape = node.shape(1);
        boolean known = shape.rank() > 1 && Shape.isKnown(shape.dim(1));
        long groups = node.attributes().integer("group", 1);
        return node.made(1, known ? shape.dim(1) * groups : -1);
    }

    /** The hidden states of an LSTM, GRU or RNN, of one direction or of two. */
    static Optional<Layout> recurrence(NodeView node) {
        boolean batchFirst = node.attributes().integer("layout", 0) == 1;
        boolean sequence = node.output() == 0;
        int direction = (sequence ? 1 : 0) + (batchFirst ? 1 : 0);
        Shape shape = node.shape();
        int rank = sequence ? 4 : 3;
        if (shape.rank() != rank) {
            return Optional.empty();
        }
        long directions = shape.dim(direction);
        Optional<Layout> made = node.made(rank - 1, node.attributes().integer("hidden_size", -1));
        return directions > 1
                ? made.map(layout -> layout.units(direction, directions))
                : made.filter(layout -> directions == 1);
    }

    /** What is normalised keeps its units, and else its scale lies along them. */
    static Optional<Layout> normalized(NodeView node, int scale, int axis) {
        Optional<Layout> before = node.layout(0);
        return before.isPresent() ? before : Broadcasting.bias(node, scale, axis);
    }

    /** The sum of an input and a skip connection, normalised over the last axis. */
    static Optional<Layout> skipNormalized(NodeView node) {
        Optional<Layout> sum = Broadcasting.combined(node, List.of(0, 1));
        return sum.isPresent() ? sum : Broadcasting.bias(node, 2, -1);
    }

    /** Attention: of heads on an axis of their own, or side by side on the last axis. */
    static Optional<Layout> attention(NodeView node) {
        if (node.output() != 0) {
            return Optional.empty();
        }
        return node.shape().rank() == 4
                ? node.layout(2).flatMap(values -> Axes.kept(values, node.shape(), false))
                : node.made(-1, -1);
    }

    /** A window over positions: channels stay, and so does an axis that the window is 1 along. */
    static Optional<Layout> window(NodeView node, boolean channelsLast) {
        Optional<Layout> before = node.layout(0);
        if (before.isEmpty() || before.get().rank() != node.shape().rank()) {
            return Optional.empty();
        }
        List<Long> kernel = node.attributes().integers("kernel_shape");
        int first = channelsLast ? 1 : 2;
        for (int i = 0; i < before.get().rank() - 2; i++) {
            boolean one = i < kernel.size() && kernel.get(i) == 1;
            if (before.get().hasUnits(first + i) && !one) {
                return Optional.empty();
            }
        }
        return Axes.kept(before.get(), node.shape(), false);
    }
}
