package org.rekindle.onnx.census;

import java.util.List;
import java.util.Map;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.rectifier.Rectifier;

/** Measures Σ z of every unit, which is NaN where any z is. */
final class SumGauge implements Gauge {
    private final List<Rectifier> rectifiers;
    private final Map<Integer, CountedShape> shapes;

    SumGauge(List<Rectifier> rectifiers, Map<Integer, CountedShape> shapes) {
        this.rectifiers = rectifiers;
        this.shapes = shapes;
    }

    @Override
    public int length(int index) {
        CountedShape shape = shapes.get(index);
        return shape == null ? 0 : shape.units();
    }

    @Override
    public List<Reading> attach(int index, Appender graph) {
        CountedShape shape = shapes.get(index);
        if (shape == null || !canBeNaN(rectifiers.get(index))) {
            return List.of();
        }
        Rectifier rectifier = rectifiers.get(index);
        String sums = graph.sum(graph.plain(rectifier, rectifier.input()), shape.otherAxes());
        return List.of(
                new Reading(
                        index,
                        Reading.Quantity.TOTAL,
                        graph.cast(sums, ElementKind.FLOAT),
                        ElementKind.FLOAT,
                        false));
    }

    /** Whether z, or the output where z is no value of the graph, is no whole number. */
    static boolean canBeNaN(Rectifier rectifier) {
        return rectifier.preActivation().isPresent() || rectifier.kind().isFloating();
    }
}
