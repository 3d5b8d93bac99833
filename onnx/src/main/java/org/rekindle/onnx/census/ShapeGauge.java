package org.rekindle.onnx.census;

import java.util.ArrayList;
import java.util.List;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.rectifier.Rectifier;

/**
 * Measures the shapes of what will be counted and of what decides about its units, and whether it
 * holds NaN.
 */
final class ShapeGauge implements Gauge {
    private final List<Rectifier> rectifiers;
    private final UnitShapes asked;

    ShapeGauge(List<Rectifier> rectifiers) {
        this.rectifiers = rectifiers;
        this.asked = new UnitShapes(rectifiers);
    }

    /** What it asks of values other than those that are counted. */
    UnitShapes asked() {
        return asked;
    }

    @Override
    public int length(int index) {
        return 1;
    }

    @Override
    public List<Reading> attach(int index, Appender graph) {
        Rectifier rectifier = rectifiers.get(index);
        List<Reading> readings = new ArrayList<>(asked.attach(index, graph));
        readings.add(reading(index, rectifier, graph));
        if (SumGauge.canBeNaN(rectifier)) {
            readings.add(total(index, rectifier, graph));
        }
        return readings;
    }

    private static Reading total(int index, Rectifier rectifier, Appender graph) {
        return new Reading(
                index,
                Reading.Quantity.TOTAL,
                graph.cast(graph.sum(graph.plain(rectifier, rectifier.input())), ElementKind.FLOAT),
                ElementKind.FLOAT,
                false);
    }

    static Reading reading(int index, Rectifier rectifier, Appender graph) {
        return new Reading(
                index,
                Reading.Quantity.SHAPE,
                graph.shape(graph.plain(rectifier, rectifier.counted())),
                ElementKind.INT64,
                false);
    }
}
