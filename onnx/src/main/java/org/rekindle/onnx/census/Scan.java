package org.rekindle.onnx.census;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.rekindle.census.Verdict;
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
 * counting, which depends on the samples and the batch size, and on no clock. Ranges that others
 * ask for are taken in the same runs.
 */
public final class Scan {
    /** Before, no unit leaves: all places of a channel may lie in one sample. */
    private static final int LEAST_SAMPLES = 16;

    /** Ranges are taken while counting if at most one in so many samples is run again for that. */
    private static final int AGAIN = 8;

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
    private final ScanNotes notes = new ScanNotes();
    private RangeTally measured = new RangeTally(Set.of());

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
     * Runs, and measures nothing beside the counts.
     *
     * @param progress told after each batch how many samples are done
     * @throws ModelException when the model does not run on the samples
     */
    public ModelCensus run(LongConsumer progress) {
        return run(progress, RangeQuestions.NONE);
    }

    /**
     * Runs.
     *
     * @param progress told after each batch how many samples are done
     * @param questions what is measured beside the counts; not asked when the first samples are a
     *     large part of all
     * @throws ModelException when the model does not run on the samples
     */
    public ModelCensus run(LongConsumer progress, RangeQuestions questions) {
        look();
        int batch = batch();
        if (rectifiers.isEmpty()) {
            return census(0, batch, true);
        }
        long samples = 0;
        long nextRelease = LEAST_SAMPLES;
        boolean asked = false;
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
                boolean fewer = false;
                if (!plan.rates() && samples >= nextRelease) {
                    fewer = release();
                    nextRelease = samples + samples / 8;
                    settled = isSettled();
                }
                boolean more = false;
                if (!asked && samples >= LEAST_SAMPLES) {
                    asked = true;
                    more = !settled && ask(samples, questions);
                }
                if (fewer || more) {
                    session.close();
                    session = load(batch);
                }
                if (more) {
                    session.measureFirst(samples, probe, batch);
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

    private int batch() {
        OptionalInt fixed = probe.fixedBatch();
        OptionalInt wanted = fixed.isPresent() ? fixed : plan.batch();
        return wanted.orElseGet(() -> CachedBatch.of(probe, tallies.values()));
    }

    /** Asks what is to be measured; tells whether anything is. */
    private boolean ask(long samples, RangeQuestions questions) {
        if (AGAIN * samples > probe.samples()) {
            return false;
        }
        measured = new RangeTally(questions.about(layers().subList(0, rectifierCount)));
        return !measured.requests().isEmpty();
    }

    private void look() {
        notes.defaultedInputs(model);
        ShapeProbe look = new ShapeProbe(model, rectifiers, probe, plan.threads());
        reached.addAll(look.reached());
        unsteady.addAll(look.unsteady());
        notes.add(look.notes());
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
            notes.notANumber(rectifiers.get(i), look.notANumber(i).size());
        }
    }

    private CensusSession load(int batch) {
        return new CensusSession(
                model,
                rectifiers,
                tallies,
                unsteady,
                new CountGauge(rectifiers, tallies, unsteady, batch, ShapesByValues.in(model)),
                measured,
                plan.threads());
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

    /** Of rectifiers and smooth activations. */
    private List<RectifierCensus> layers() {
        List<RectifierCensus> all = new ArrayList<>();
        for (int i = 0; i < rectifiers.size(); i++) {
            UnitTally tally = tallies.get(i);
            all.add(tally == null ? RectifierCensus.notRun(rectifiers.get(i)) : tally.census());
        }
        return all;
    }

    private ModelCensus census(long samples, int batch, boolean settled) {
        List<RectifierCensus> all = layers();
        for (int i : new TreeSet<>(unsteady)) {
            skipped.add(
                    Skipped.of(
                            rectifiers.get(i).node(),
                            "its number of units changes from one iteration of a loop, or from one run, to another"));
        }
        List<RectifierCensus> layers = all.subList(0, rectifierCount);
        notes.units(layers);
        if (!settled) {
            notes.leftOut(probe.samples() - samples, batch);
        }
        List<SmoothCensus> smooth =
                all.subList(rectifierCount, all.size()).stream().map(SmoothCensus::of).toList();
        notes.droppedClips(model, rectifiers);
        if (rectifierCount == 0) {
            notes.addFirst(Unrectified.sentence(model, skipped, smooth));
        }
        return new ModelCensus(
                layers,
                smooth,
                skipped,
                samples,
                batch,
                settled,
                measured.ranges(),
                notes.sentences());
    }
}
