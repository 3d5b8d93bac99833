package org.rekindle.onnx.units;

import ai.onnx.proto.OnnxMl.GraphProto;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.shape.Shape;

/**
 * Finds which axis of a value counts units. The node that makes units decides: a convolution makes
 * channels on axis 1, a matrix product units on the axis of its weights' columns. From there every
 * operator is followed that moves, merges or splits axes. The number of units must be that of the
 * weights, or else the axis is a guess.
 *
 * <p>Shapes follow from the graph, or are those that a run has shown.
 */
public final class UnitAxes {
    private final IdentityHashMap<GraphProto, Map<String, Shape>> measured =
            new IdentityHashMap<>();
    private final IdentityHashMap<GraphProto, GraphUnits> graphs = new IdentityHashMap<>();

    /** By the shapes that follow from the graph. */
    public UnitAxes() {
        this(Map.of());
    }

    /**
     * By the shapes that a run has shown, as far as it has.
     *
     * @param shown the sizes of values along their axes
     */
    public UnitAxes(Map<GraphValue, List<Long>> shown) {
        shown.forEach(
                (value, dims) ->
                        measured.computeIfAbsent(value.graph().proto(), key -> new HashMap<>())
                                .put(value.name(), Shape.of(dims)));
    }

    /**
     * The unit axis of a value, whose number of axes alone is known.
     *
     * @param graph the one that reads it
     * @param value its name
     * @param rank how many axes it has
     */
    public UnitAxis of(Graph graph, String value, int rank) {
        GraphUnits units = of(graph);
        Shape shape = units.shape(value);
        return shape.ranked() && shape.rank() == rank
                ? axis(units, value, shape)
                : units.layout(value)
                        .filter(layout -> layout.rank() == rank)
                        .map(layout -> UnitAxis.of(Optional.of(layout), unsized(rank)))
                        .orElseGet(() -> rank == 0 ? UnitAxis.one() : UnitAxis.guess(rank));
    }

    /**
     * The unit axis of a value of known sizes.
     *
     * @param graph the one that reads it
     * @param value its name
     * @param dims its sizes, as a run showed them
     */
    public UnitAxis of(Graph graph, String value, List<Long> dims) {
        return axis(of(graph), value, Shape.of(dims));
    }

    private static UnitAxis axis(GraphUnits units, String value, Shape shape) {
        return UnitAxis.of(units.layout(value), shape);
    }

    private static Shape unsized(int rank) {
        return Shape.of(Collections.nCopies(rank, -1L));
    }

    /** Whether the unit axis of a value that a graph reads is known. */
    public boolean isKnown(Graph graph, String value) {
        Optional<Layout> layout = of(graph).layout(value);
        return layout.isPresent() && UnitAxis.of(layout, unsized(layout.get().rank())).known();
    }

    /**
     * The values whose shapes decide about the unit axis of a value: those on the way from the
     * layers that made its units.
     *
     * @param graph the one that reads it
     * @param value its name
     */
    public List<GraphValue> onTheWay(Graph graph, String value) {
        return WayBack.from(this, graph, value);
    }

    GraphUnits of(Graph graph) {
        GraphUnits known = graphs.get(graph.proto());
        if (known != null) {
            return known;
        }
        GraphUnits outer = graph.outer().isPresent() ? of(graph.outer().get()) : null;
        GraphUnits units =
                new GraphUnits(this, graph, outer, measured.getOrDefault(graph.proto(), Map.of()));
        graphs.put(graph.proto(), units);
        units.follow();
        return units;
    }
}
