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

    UnitShapes(List<Rectifier> rectifiers) {
        for (Rectifier rectifier : rectifiers) {
            boolean known = byGraph.isKnown(rectifier.graph(), rectifier.counted());
            asked.add(known ? List.of() : byGraph.onTheWay(rectifier.graph(), rectifier.counted()));
        }
    }

    /** Asks for the shapes that decide about a rectifier, in the graph that it stands in. */
    List<Reading> attach(int index, Appender graph) {
        List<String> names = asked.get(index).stream().map(GraphValue::name).toList();
        return names.isEmpty()
                ? List.of()
                : List.of(
                        new Reading(
                                index,
                                Reading.Quantity.SHAPES,
                                graph.shapes(names),
                                ElementKind.INT64,
                                false));
    }

    /**
     * Takes what a run has shown; a later run counts more than one before.
     *
     * @param shapes those that were asked for, each after its rank; none where it did not run
     */
    void show(int index, double[] shapes) {
        int from = 0;
        for (GraphValue value : asked.get(index)) {
            if (from < shapes.length) {
                int rank = (int) shapes[from];
                List<Long> dims = new ArrayList<>();
                for (int axis = 1; axis <= rank; axis++) {
                    dims.add((long) shapes[from + axis]);
                }
                shown.put(value, dims);
                from += 1 + rank;
            }
        }
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
