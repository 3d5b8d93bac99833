package org.rekindle.onnx.units;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rekindle.onnx.shape.Shape;

/** Where units lie in what is computed of values that are broadcast to one shape. */
final class Broadcasting {
    private Broadcasting() {}

    /** Of some inputs of a node, element by element; constants and those that tell nothing too. */
    static Optional<Layout> combined(NodeView node, Collection<Integer> inputs) {
        List<Lifted> told = new ArrayList<>();
        for (int input : inputs) {
            node.layout(input).map(layout -> lifted(layout, node.shape())).ifPresent(told::add);
        }
        return union(told, node.shape());
    }

    /** The same; or where a constant of one axis lies that is added for each unit. */
    static Optional<Layout> biased(NodeView node, Collection<Integer> inputs) {
        boolean tells = inputs.stream().anyMatch(input -> node.layout(input).isPresent());
        return tells
                ? combined(node, inputs)
                : inputs.stream().flatMap(input -> bias(node, input, -1).stream()).findFirst();
    }

    /**
     * The axis that a constant of one axis is laid along.
     *
     * @param last on which axis of the output the constant's last one lies; negative from behind
     */
    static Optional<Layout> bias(NodeView node, int input, int last) {
        Shape shape = node.shape(input);
        if (!node.isConstant(input) || !shape.ranked()) {
            return Optional.empty();
        }
        List<Integer> longer =
                IntStream.range(0, shape.rank()).filter(i -> shape.dim(i) != 1).boxed().toList();
        if (longer.size() != 1) {
            return Optional.empty();
        }
        int axis = longer.get(0);
        int end = last < 0 ? last + node.shape().rank() : last;
        int place = end - (shape.rank() - 1 - axis);
        return place < 0 ? Optional.empty() : node.made(place, shape.dim(axis));
    }

    /** A value that is repeated along new axes, and those of size 1, to a larger shape. */
    static Optional<Layout> expanded(NodeView node) {
        return node.layout(0).map(layout -> lifted(layout, node.shape()).layout());
    }

    /**
     * A layout in the shape of the result.
     *
     * @param layout the parts of the axes
     * @param spread which axes the value has; it is repeated along the others
     */
    private record Lifted(Layout layout, List<Boolean> spread) {}

    private static Lifted lifted(Layout layout, Shape to) {
        List<List<Part>> axes = new ArrayList<>();
        List<Boolean> spread = new ArrayList<>();
        int missing = to.rank() - layout.rank();
        for (int axis = 0; axis < to.rank(); axis++) {
            int own = axis - missing;
            boolean has = own >= 0 && layout.size(own) != 1;
            boolean only = own >= 0 && layout.size(own) == 1 && to.dim(axis) == 1;
            axes.add(has || only ? layout.axis(own) : Layout.places(to.dim(axis)));
            spread.add(has);
        }
        return new Lifted(new Layout(axes), spread);
    }

    /** What all say together; nothing where one has units on an axis that for another has none. */
    private static Optional<Layout> union(List<Lifted> told, Shape shape) {
        if (told.isEmpty()) {
            return Optional.empty();
        }
        List<Lifted> withUnits = told.stream().filter(l -> l.layout().hasUnits()).toList();
        if (withUnits.isEmpty()) {
            return Optional.of(told.get(0).layout());
        }
        Layout union = Layout.plain(shape);
        for (int i = 0; i < shape.rank(); i++) {
            int axis = i;
            List<Lifted> here = withUnits.stream().filter(l -> l.spread().get(axis)).toList();
            long counting = here.stream().filter(l -> l.layout().hasUnits(axis)).count();
            if (counting != 0 && counting != here.size()) {
                return Optional.empty();
            }
            if (counting > 0) {
                union = union.with(axis, here.get(0).layout().axis(axis));
            }
        }
        return Optional.of(union);
    }
}
