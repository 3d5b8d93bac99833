package org.rekindle.onnx.census;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.rekindle.census.Verdict;
import org.rekindle.onnx.input.BoundInput;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.model.ModelException;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.rectifier.Rectifiers;
import org.rekindle.onnx.rectifier.Skipped;
import org.rekindle.onnx.rectifier.Unseen;
import org.rekindle.onnx.runtime.Batch;
import org.rekindle.onnx.runtime.Probe;
import org.rekindle.onnx.runtime.ProbePass;

/**
 * Runs a model on samples and counts who fires. Memory does not grow with the samples. Unless rates
 * are asked for, a unit that has fired leaves the census once it was watched in {@link
 * Verdict#MINIMUM_SAMPLES} places, and when all have left the scan is over: whatever comes, they
 * are not dead. The model is loaded again without their gauges when that spares half of the
 * counting, which depends on the samples and the batch size, and on no clock.
 */
public final class Scan {
    /** About so many activations of a batch stay in cache. */
    private static final long ACTIVATIONS_AT_ONCE = 1 << 20;

    private static final int LARGEST_BATCH = 1024;

    /** Before, no unit leaves: all places of a channel may lie in one sample. */
    private static final int LEAST_SAMPLES = 16;

    /** Operators whose output's shape depends on values. */
    private static final Set<String> SHAPED_BY_VALUES =
            Set.of(
                    "NonZero",
                    "NonMaxSuppression",
                    "Compress",
                    "Unique",
                    "Loop",
                    "Scan",
                    "Range",
                    "If");

    private final Model model;
    private final int rectifierCount;

    /** The rectifiers, and after them the smooth activations. */
    private final List<Rectifier> rectifiers;

    private final List<Skipped> skipped;
    private final Probe probe;
    private final ScanPlan plan;
    private final Map<Integer, UnitTally> tallies = new TreeMap<>();
    private final Set<Integer> reached = new HashSet<>();
    private final Set<Integer> unsteady = new HashSet<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * @param rectifiers those of the model
     */
    public Scan(Model model, List<Rectifier> rectifiers, Probe probe, ScanPlan plan) {
        this.model = model;
        this.rectifierCount = rectifiers.size();
        List<Rectifier> activations = new ArrayList<>(rectifiers);
        activations.addAll(Rectifiers.smooth(model));
        this.rectifiers = List.copyOf(activations);
        this.skipped = new ArrayList<>(Unseen.of(model, activations));
        this.probe = probe;
        this.plan = plan;
    }

    /** A scan of every rectifier of a model, with every default. */
    public Scan(Model model, Probe probe) {
        this(model, Rectifiers.of(model), probe, ScanPlan.defaults());
    }

    /** Runs, and reports no progress. */
    public ModelCensus run() {
        return run(samples -> {});
    }

    /**
     * Runs.
     *
     * @param progress told after each batch how many samples are done
     * @throws ModelException when the model does not run on the samples
     */
    public ModelCensus run(LongConsumer progress) {
        look();
        int batch =
                probe.fixedBatch()
                        .orElseGet(() -> plan.batch().orElseGet(this::batchThatStaysInCache));
        if (rectifiers.isEmpty()) {
            return census(0, batch, true);
        }
        long samples = 0;
        long nextRelease = LEAST_SAMPLES;
        boolean settled = isSettled();
        CensusSession session = load(batch);
        try (ProbePass pass = probe.open(batch)) {
            for (Optional<Batch> next = pass.next(); next.isPresent() && !settled; ) {
                while (!session.count(next.get())) {
                    session.close();
                    session = load(batch);
                }
                samples += next.get().samples();
                progress.accept(samples);
                if (!plan.rates() && samples >= nextRelease) {
                    if (release()) {
                        session.close();
                        session = load(batch);
                    }
                    nextRelease = samples + samples / 8;
                    settled = isSettled();
                }
                next = pass.next();
            }
        } finally {
            session.close();
        }
        if (samples == 0 && !settled) {
            throw new ModelException(
                    String.format(
                            Locale.ROOT,
                            "there are %d samples, but the model takes %d at a time; give more",
                            probe.samples(),
                            batch));
        }
        return census(samples, batch, settled && samples < probe.samples());
    }

    private void look() {
        noteDefaultedInputs();
        ShapeProbe look = new ShapeProbe(model, rectifiers, probe, plan.threads());
        reached.addAll(look.reached());
        unsteady.addAll(look.unsteady());
        notes.addAll(look.notes());
        look.shapes()
                .forEach(
                        (index, shape) ->
                                tallies.put(
                                        index,
                                        new UnitTally(
                                                rectifiers.get(index),
                                                shape,
                                                look.notANumber(index))));
        for (int i = 0; i < rectifiers.size(); i++) {
            if (!reached.contains(i)) {
                skipped.add(
                        Skipped.of(
                                rectifiers.get(i).node(),
                                "it stands within an operator other than If, Loop and Scan"));
            }
            if (!look.notANumber(i).isEmpty()) {
                notes.add(
                        String.format(
                                Locale.ROOT,
                                "%d units of %s are not a number on the first samples; nothing is said of those.",
                                look.notANumber(i).size(),
                                rectifiers.get(i).title()));
            }
        }
    }

    private void noteDefaultedInputs() {
        if (!model.defaultedInputs().isEmpty()) {
            notes.add(
                    "Counts take the stored values of the initializers that are also inputs (%s); proofs take any value for them."
                            .formatted(String.join(", ", model.defaultedInputs())));
        }
    }

    private CensusSession load(int batch) {
        return new CensusSession(
                model,
                rectifiers,
                tallies,
                unsteady,
                new CountGauge(rectifiers, tallies, unsteady, batch, shapesVary()),
                plan.threads());
    }

    private boolean shapesVary() {
        return model.graph().nodes().stream()
                .map(NodeProto::getOpType)
                .anyMatch(SHAPED_BY_VALUES::contains);
    }

    /**
     * Of inputs and activations, no more than stay in cache; and no more than there are samples.
     */
    private int batchThatStaysInCache() {
        long activations =
                tallies.values().stream()
                        .map(UnitTally::shape)
                        .mapToLong(shape -> shape.units() * shape.places(1))
                        .sum();
        long inputs =
                probe.inputs().stream()
                        .filter(BoundInput::varies)
                        .mapToLong(BoundInput::sampleSize)
                        .sum();
        long perSample = Math.max(1, Math.max(activations, inputs));
        long fits = Math.min(LARGEST_BATCH, ACTIVATIONS_AT_ONCE / perSample);
        long needed = Math.max(1, Math.min(fits, probe.samples()));
        return (int) Math.min(fits < 1 ? 1 : Long.highestOneBit(fits), needed);
    }

    /**
     * Lets units leave if that spares half of the counting, which is worth loading the model again.
     */
    private boolean release() {
        long now = tallies.values().stream().mapToLong(UnitTally::work).sum();
        long after = tallies.values().stream().mapToLong(UnitTally::workAfterRelease).sum();
        if (now == 0 || 2 * after > now) {
            return false;
        }
        tallies.values().forEach(UnitTally::release);
        return true;
    }

    /** Whether nothing can change any more; a rectifier that has not run yet still may. */
    private boolean isSettled() {
        return reached.stream().allMatch(i -> tallies.containsKey(i) || unsteady.contains(i))
                && tallies.values().stream().allMatch(UnitTally::isDone);
    }

    private static String guess(RectifierCensus layer) {
        return String.format(
                Locale.ROOT,
                "%s: the graph does not tell which of its %d axes counts units; axis %d is a guess, so its %d units may be none.",
                layer.rectifier().title(),
                layer.rank(),
                layer.unitAxis().orElse(0),
                layer.units().size());
    }

    private ModelCensus census(long samples, int batch, boolean settled) {
        List<RectifierCensus> all = new ArrayList<>();
        for (int i = 0; i < rectifiers.size(); i++) {
            UnitTally tally = tallies.get(i);
            all.add(tally == null ? RectifierCensus.notRun(rectifiers.get(i)) : tally.census());
        }
        for (int i : new TreeSet<>(unsteady)) {
            skipped.add(
                    Skipped.of(
                            rectifiers.get(i).node(),
                            "its number of units changes from one iteration of a loop, or from one run, to another"));
        }
        List<RectifierCensus> layers = all.subList(0, rectifierCount);
        layers.stream()
                .filter(RectifierCensus::axisIsGuessed)
                .forEach(layer -> notes.add(guess(layer)));
        long left = probe.samples() - samples;
        if (left > 0 && !settled) {
            notes.add(
                    String.format(
                            Locale.ROOT,
                            "The last %d samples do not fill a batch of %d, which the model fixes, and were left out.",
                            left,
                            batch));
        }
        List<SmoothCensus> smooth =
                all.subList(rectifierCount, all.size()).stream().map(SmoothCensus::of).toList();
        if (rectifierCount == 0) {
            notes.add(0, Unrectified.sentence(model, skipped, smooth));
        }
        return new ModelCensus(layers, smooth, skipped, samples, batch, settled, notes);
    }
}
