package org.rekindle.onnx.census;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.units.GraphValue;
import org.rekindle.onnx.units.UnitAxes;
import org.rekindle.onnx.units.UnitAxis;

/**
 * Finds the unit axes of rectifiers. Where they do not follow from the graph, it asks a run for the
 * shapes on the way back to the layers that made the units.
 */
final class UnitShapes {
    private final UnitAxes byGraph = new UnitAxes();
    private final List<List<GraphValue>> asked = new ArrayList<>();
    private final Map<GraphValue, List<Long>> shown = new HashMap<>();
    private final Map<Integer, Integer> taken = new HashMap<>();

    UnitShapes(List<Rectifier> rectifiers) {
        for (Rectifier rectifier : rectifiers) {
            boolean known =
                    rectifier.blocks().isPresent()
                            || byGraph.isKnown(rectifier.graph(), rectifier.counted());
            asked.add(known ? List.of() : byGraph.onTheWay(rectifier.graph(), rectifier.counted()));
        }
    }

    /** Asks for the shapes that decide about a rectifier, in the graph that it stands in. */
    List<Reading> attach(int index, Appender graph) {
        return asked.get(index).stream()
                .map(
                        value ->
                                new Reading(
                                        index,
                                        Reading.Quantity.OTHER_SHAPE,
                                        graph.shape(value.name()),
                                        ElementKind.INT64,
                                        false))
                .toList();
    }

    /**
     * Takes what a run has shown; a later run counts more than one before.
     *
     * @param reading which of those that were asked for; they come in order
     */
    void show(Reading reading, double[] shape) {
        List<GraphValue> values = asked.get(reading.rectifier());
        int place = taken.merge(reading.rectifier(), 1, Integer::sum) - 1;
        GraphValue value = values.get(place % values.size());
        reading.seen(shape).ifPresent(seen -> shown.put(value, seen.dims()));
    }

    /**
     * The unit axis of what is counted of a rectifier.
     *
     * @param dims its sizes in the last run
     */
    UnitAxis axis(Rectifier rectifier, List<Long> dims) {
        UnitAxis axis = rectifier.unitAxis(byGraph, dims);
        return axis.known() ? axis : rectifier.unitAxis(new UnitAxes(shown), dims);
    }
}
