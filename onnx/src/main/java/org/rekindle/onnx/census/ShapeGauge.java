package org.rekindle.onnx.census;

import java.util.List;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.rectifier.Rectifier;

/** Measures the shapes of what will be counted, and whether it holds NaN. */
final class ShapeGauge implements Gauge {
    private final List<Rectifier> rectifiers;

    ShapeGauge(List<Rectifier> rectifiers) {
        this.rectifiers = rectifiers;
    }

    @Override
    public List<Reading> attach(int index, Appender graph) {
        Rectifier rectifier = rectifiers.get(index);
        if (!SumGauge.canBeNaN(rectifier)) {
            return List.of(reading(index, rectifier, graph));
        }
        return List.of(
                reading(index, rectifier, graph),
                new Reading(
                        index,
                        Reading.Quantity.TOTAL,
                        graph.cast(graph.sum(rectifier.input()), ElementKind.FLOAT),
                        ElementKind.FLOAT,
                        false));
    }

    static Reading reading(int index, Rectifier rectifier, Appender graph) {
        return new Reading(
                index,
                Reading.Quantity.SHAPE,
                graph.shape(rectifier.counted()),
                ElementKind.INT64,
                false);
    }
}
