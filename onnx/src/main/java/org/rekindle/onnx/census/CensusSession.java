package org.rekindle.onnx.census;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OrtSession;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.model.ModelException;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.runtime.Batch;
import org.rekindle.onnx.runtime.OutputValues;
import org.rekindle.onnx.runtime.Probe;
import org.rekindle.onnx.runtime.ProbePass;
import org.rekindle.onnx.runtime.Session;

/** A model with gauges, loaded, and what its readings mean for the tallies. */
final class CensusSession implements AutoCloseable {
    private final List<Rectifier> rectifiers;
    private final Map<Integer, UnitTally> tallies;
    private final Set<Integer> unsteady;
    private final GaugedModel gauged;
    private final Session session;
    private final Set<String> outputs = new HashSet<>();
    private final boolean tellsSizes;
    private final RangeTally measured;
    private final RangeGauge ranges;

    /**
     * @param tallies by place of the rectifier; those of rectifiers that run for the first time are
     *     added
     * @param unsteady rectifiers whose number of units changes; those that turn out to be are added
     * @param measured the values whose ranges are taken
     */
    CensusSession(
            Model model,
            List<Rectifier> rectifiers,
            Map<Integer, UnitTally> tallies,
            Set<Integer> unsteady,
            Gauge gauge,
            RangeTally measured,
            int threads) {
        this.rectifiers = rectifiers;
        this.tallies = tallies;
        this.unsteady = unsteady;
        this.gauged = GaugedModel.of(model, rectifiers, gauge);
        this.measured = measured;
        ModelProto.Builder whole = gauged.model().toBuilder();
        this.ranges = RangeGauge.append(measured.requests(), whole, model.opset());
        this.session = Session.of(whole.build(), threads);
        outputs.addAll(ranges.outputs());
        gauged.single().forEach(reading -> outputs.add(reading.value()));
        this.tellsSizes =
                gauged.single().stream().anyMatch(r -> r.quantity() == Reading.Quantity.SIZE);
        if (!gauged.joined().isEmpty()) {
            outputs.add(gauged.joint());
        }
    }

    /** Runs the first samples of a probe again, and takes their ranges alone. */
    void measureFirst(long samples, Probe probe, int batch) {
        try (ProbePass again = probe.open(batch)) {
            long done = 0;
            for (Optional<Batch> next = again.next(); next.isPresent(); next = again.next()) {
                measure(next.get());
                done += next.get().samples();
                if (done >= samples) {
                    return;
                }
            }
        }
    }

    /** Runs a batch that was counted before, and adds its ranges. */
    private void measure(Batch batch) {
        if (!ranges.outputs().isEmpty()) {
            try (OrtSession.Result result = session.run(batch, ranges.outputs())) {
                ranges.read(result, measured);
            }
        }
    }

    /**
     * Runs a batch and adds its readings to the tallies. When a rectifier runs for the first time,
     * or its number of units changes, makes or removes its tally instead and adds nothing.
     *
     * @return whether the batch was counted
     */
    boolean count(Batch batch) {
        if (outputs.isEmpty()) {
            return true;
        }
        try (OrtSession.Result result = session.run(batch, outputs)) {
            if (talliesChange(result, batch)) {
                return false;
            }
            Map<Integer, Long> sizes = sizes(result);
            for (Reading reading : gauged.single()) {
                if (reading.quantity() != Reading.Quantity.SIZE
                        && reading.quantity() != Reading.Quantity.SHAPE) {
                    double[] values = values(result, reading.value());
                    if (values.length > 0) {
                        add(reading, values, 0, values.length, sizes, batch);
                    }
                }
            }
            addJoined(result, batch);
            ranges.read(result, measured);
            return true;
        }
    }

    private Map<Integer, Long> sizes(OrtSession.Result result) {
        if (!tellsSizes) {
            return Map.of();
        }
        Map<Integer, Long> sizes = new HashMap<>();
        for (Reading reading : gauged.single()) {
            if (reading.quantity() == Reading.Quantity.SIZE) {
                double[] size = values(result, reading.value());
                sizes.put(reading.rectifier(), size.length == 0 ? 0 : (long) size[0]);
            }
        }
        return sizes;
    }

    private boolean talliesChange(OrtSession.Result result, Batch batch) {
        boolean some = false;
        for (Reading reading : gauged.single()) {
            if (reading.quantity() == Reading.Quantity.SHAPE) {
                Optional<SeenShape> seen = reading.seen(values(result, reading.value()));
                some |= seen.isPresent() && tallyChanges(reading.rectifier(), seen.get(), batch);
            }
        }
        return some;
    }

    private boolean tallyChanges(int index, SeenShape seen, Batch batch) {
        Rectifier rectifier = rectifiers.get(index);
        UnitTally known = tallies.get(index);
        CountedShape shape =
                known == null
                        ? CountedShape.of(rectifier, seen.dims(), batch.samples())
                        : known.shape();
        if (!shape.fits(seen)) {
            tallies.remove(index);
            unsteady.add(index);
            return true;
        }
        if (known == null) {
            tallies.put(index, new UnitTally(rectifier, shape, Set.of()));
        }
        return known == null;
    }

    private void addJoined(OrtSession.Result result, Batch batch) {
        if (gauged.joined().isEmpty()) {
            return;
        }
        double[] all = values(result, gauged.joint());
        int expected = gauged.joined().stream().mapToInt(r -> tally(r).countedCount()).sum();
        if (all.length != expected) {
            throw new ModelException(
                    String.format(
                            Locale.ROOT,
                            "the number of units changes from run to run (%d counts where %d were expected), so they cannot be counted",
                            all.length,
                            expected));
        }
        int from = 0;
        for (Reading reading : gauged.joined()) {
            int length = tally(reading).countedCount();
            add(reading, all, from, length, Map.of(), batch);
            from += length;
        }
    }

    /** Adds the values of a reading, which are part of an array. */
    private void add(
            Reading reading,
            double[] values,
            int from,
            int length,
            Map<Integer, Long> sizes,
            Batch batch) {
        UnitTally tally = tally(reading);
        switch (reading.quantity()) {
            case ACTIVATION -> tally.addActivations(values, length);
            case SUM -> tally.addSums(values, from, length);
            case FIRED -> {
                Long size = sizes.get(reading.rectifier());
                tally.addFired(
                        values,
                        from,
                        length,
                        size == null
                                ? tally.shape().places(batch.samples())
                                : size / tally.shape().units());
            }
            case PASSED -> tally.addPassed(values, from, length);
            case SHAPE, OTHER_SHAPE, SIZE, TOTAL ->
                    throw new IllegalStateException("not a count: " + reading);
        }
    }

    private UnitTally tally(Reading reading) {
        UnitTally tally = tallies.get(reading.rectifier());
        if (tally == null) {
            throw new IllegalStateException("no tally for " + reading);
        }
        return tally;
    }

    private static double[] values(OrtSession.Result result, String name) {
        return OutputValues.of(
                result.get(name).orElseThrow(() -> new IllegalStateException("no output " + name)));
    }

    @Override
    public void close() {
        session.close();
    }
}
