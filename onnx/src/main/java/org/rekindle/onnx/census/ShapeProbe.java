package org.rekindle.onnx.census;

import ai.onnxruntime.OrtSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.runtime.Batch;
import org.rekindle.onnx.runtime.OutputValues;
import org.rekindle.onnx.runtime.Probe;
import org.rekindle.onnx.runtime.ProbePass;
import org.rekindle.onnx.runtime.Session;
import org.rekindle.onnx.units.UnitAxis;

/**
 * Finds what a scan must know before it counts: the shapes in a run of one sample and in a run of
 * two, where the model leaves the batch size open, and the units whose z is NaN.
 */
final class ShapeProbe {
    private final Model model;
    private final List<Rectifier> rectifiers;
    private final Probe probe;
    private final int threads;
    private final Map<Integer, CountedShape> shapes = new HashMap<>();
    private final Map<Integer, Set<Integer>> notANumber = new HashMap<>();
    private final Set<Integer> reached = new HashSet<>();
    private final Set<Integer> unsteady = new HashSet<>();
    private final Set<String> notes = new LinkedHashSet<>();

    ShapeProbe(Model model, List<Rectifier> rectifiers, Probe probe, int threads) {
        this.model = model;
        this.rectifiers = rectifiers;
        this.probe = probe;
        this.threads = threads;
        if (!rectifiers.isEmpty()) {
            probe();
        }
    }

    private void probe() {
        int batch = probe.fixedBatch().orElse(1);
        ShapeGauge gauge = new ShapeGauge(rectifiers);
        Map<Integer, double[]> totals = new HashMap<>();
        boolean open = probe.fixedBatch().isEmpty() && probe.samples() > 1;
        List<Map<Integer, SeenShape>> runs =
                shapes(gauge, open ? List.of(batch, 2) : List.of(batch), totals);
        Map<Integer, SeenShape> first = runs.get(0);
        Map<Integer, SeenShape> second = open ? runs.get(1) : Map.of();
        first.forEach(
                (index, one) -> {
                    Rectifier rectifier = rectifiers.get(index);
                    SeenShape two = second.getOrDefault(index, one);
                    UnitAxis axis = gauge.asked().axis(rectifier, two.dims());
                    CountedShape shape =
                            second.containsKey(index)
                                    ? CountedShape.of(rectifier, axis, one.dims(), two.dims())
                                    : CountedShape.of(rectifier, axis, one.dims(), batch);
                    if (one.unitsChange(shape.unitAxis()) || two.unitsChange(shape.unitAxis())) {
                        unsteady.add(index);
                    } else {
                        shapes.put(index, shape);
                    }
                });
        if (totals.values().stream().flatMapToDouble(Arrays::stream).anyMatch(Double::isNaN)) {
            Map<Integer, double[]> sums = new HashMap<>();
            shapes(new SumGauge(rectifiers, shapes), List.of(batch), sums);
            sums.forEach((index, values) -> notANumber.put(index, whereNaN(values)));
        }
    }

    private static Set<Integer> whereNaN(double[] values) {
        return IntStream.range(0, values.length)
                .filter(unit -> Double.isNaN(values[unit]))
                .boxed()
                .collect(Collectors.toSet());
    }

    /**
     * Loads the model once and runs one batch of each size; gives the shapes that each shows, and
     * adds to the totals.
     */
    private List<Map<Integer, SeenShape>> shapes(
            Gauge gauge, List<Integer> batches, Map<Integer, double[]> totals) {
        GaugedModel gauged = GaugedModel.of(model, rectifiers, gauge);
        List<Map<Integer, SeenShape>> found = new ArrayList<>();
        batches.forEach(batch -> found.add(new HashMap<>()));
        Set<String> outputs =
                gauged.single().stream().map(Reading::value).collect(Collectors.toSet());
        gauged.single().forEach(reading -> reached.add(reading.rectifier()));
        if (outputs.isEmpty()) {
            return found;
        }
        try (Session session = Session.of(gauged.model(), threads)) {
            notes.addAll(session.notes());
            for (int i = 0; i < batches.size(); i++) {
                Map<Integer, SeenShape> shown = found.get(i);
                try (ProbePass pass = probe.open(batches.get(i))) {
                    pass.next()
                            .ifPresent(
                                    next ->
                                            read(
                                                    gauge, gauged, session, next, outputs, shown,
                                                    totals));
                }
            }
        }
        return found;
    }

    private static void read(
            Gauge gauge,
            GaugedModel gauged,
            Session session,
            Batch batch,
            Set<String> outputs,
            Map<Integer, SeenShape> found,
            Map<Integer, double[]> totals) {
        try (OrtSession.Result result = session.run(batch, outputs)) {
            for (Reading reading : gauged.single()) {
                double[] values = OutputValues.of(result.get(reading.value()).orElseThrow());
                if (reading.quantity() == Reading.Quantity.TOTAL) {
                    totals.merge(reading.rectifier(), values, ShapeProbe::worse);
                } else if (reading.quantity() == Reading.Quantity.OTHER_SHAPE) {
                    if (gauge instanceof ShapeGauge shapes) {
                        shapes.asked().show(reading, values);
                    }
                } else {
                    reading.seen(values).ifPresent(shape -> found.put(reading.rectifier(), shape));
                }
            }
        }
    }

    private static double[] worse(double[] one, double[] other) {
        return Arrays.stream(one).anyMatch(Double::isNaN) ? one : other;
    }

    /** The shapes of the rectifiers that ran. */
    Map<Integer, CountedShape> shapes() {
        return shapes;
    }

    /** The units whose z is not a number on the first samples. */
    Set<Integer> notANumber(int rectifier) {
        return notANumber.getOrDefault(rectifier, Set.of());
    }

    /** What the reader must know of how the model was loaded, a sentence each. */
    Set<String> notes() {
        return notes;
    }

    /** The rectifiers whose number of units changes from one iteration of a loop to another. */
    Set<Integer> unsteady() {
        return unsteady;
    }

    /** The rectifiers that gauges reach. */
    Set<Integer> reached() {
        return reached;
    }
}
