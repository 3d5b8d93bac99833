package org.rekindle.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rekindle.census.LayerCensus;
import org.rekindle.census.LifeLine;
import org.rekindle.census.NetworkCensus;
import org.rekindle.census.Verdict;
import org.rekindle.kernel.Kernels;
import org.rekindle.network.DenseNetwork;
import org.rekindle.statistics.Interval;
import org.rekindle.training.LifeLineRecorder;
import org.rekindle.training.Parallel;
import org.rekindle.training.PastRun;
import org.rekindle.training.Recipe;
import org.rekindle.training.Status;
import org.rekindle.training.TrainingObserver;
import org.rekindle.training.TrainingResult;

/**
 * Finds out why the units of a run died. The run is repeated bit for bit and watched closely; then
 * it is repeated over several seeds, as it was and with one thing changed at a time. A change that
 * averts the deaths shows their cause.
 */
public final class Examination {
    /** Over how many seeds each experiment is made; the run's own is one of them. */
    public static final int SEEDS = 5;

    private final PastRun run;
    private final int threads;
    private final Kernels kernels = Kernels.fastest();

    /**
     * An examination of one run.
     *
     * @param threads how many experiments run at a time; the result does not depend on it
     */
    public Examination(PastRun run, int threads) {
        this.run = run;
        this.threads = threads;
    }

    /** Told when another of the runs has ended. */
    public interface Progress {
        /**
         * Called by one thread at a time.
         *
         * @param done how many runs have ended
         * @param all how many there are
         */
        void onRun(int done, int all);
    }

    /** Repeats the run, and when it is sick, experiments. */
    public Diagnosis diagnose(Progress progress) {
        LifeLineRecorder recorder = new LifeLineRecorder(run.data(), kernels);
        DenseNetwork network = run.recipe().initialNetwork();
        TrainingResult result = run.recipe().train(network, run.data(), kernels, recorder);
        List<LifeLine> lives = recorder.lifeLines();
        NetworkCensus own = result.census();
        if (own.isHealthy() || own.isInconclusive()) {
            progress.onRun(1, 1);
            return new Diagnosis(
                    result.status(),
                    result.atStepZero(),
                    result.census(),
                    own.isHealthy() ? Cause.NONE : Cause.UNKNOWN,
                    List.of(),
                    units(lives, List.of(), List.of()),
                    lives,
                    network);
        }
        List<Change> changes = changes();
        List<List<TrainingResult>> results = repeat(changes, result, progress);
        List<TrainingResult> asItWas = results.get(0);
        List<List<TrainingResult>> changed = results.subList(1, results.size());
        List<Experiment> experiments =
                IntStream.range(0, changes.size())
                        .mapToObj(i -> experiment(changes.get(i), asItWas, changed.get(i)))
                        .toList();
        List<UnitDiagnosis> units = units(lives, experiments, changed);
        return new Diagnosis(
                result.status(),
                result.atStepZero(),
                result.census(),
                own.deathsAreChance(censuses(asItWas.subList(1, SEEDS)))
                        ? Cause.NONE
                        : primaryCause(experiments, units),
                experiments,
                units,
                lives,
                network);
    }

    private record Change(Intervention intervention, PastRun run) {}

    private List<Change> changes() {
        return Arrays.stream(Intervention.values())
                .flatMap(
                        intervention ->
                                intervention
                                        .applyTo(run)
                                        .map(changed -> new Change(intervention, changed))
                                        .stream())
                .toList();
    }

    /**
     * Runs everything.
     *
     * @param own the run itself, which need not be repeated
     * @return results by seed: of the run as it was, then of each change
     */
    private List<List<TrainingResult>> repeat(
            List<Change> changes, TrainingResult own, Progress progress) {
        List<PastRun> runs = new ArrayList<>();
        for (int seed = 1; seed < SEEDS; seed++) {
            runs.add(seeded(run, seed));
        }
        for (Change change : changes) {
            IntStream.range(0, SEEDS).forEach(seed -> runs.add(seeded(change.run(), seed)));
        }
        List<TrainingResult> results = new ArrayList<>(List.of(own));
        results.addAll(
                Parallel.map(
                        runs, threads, this::repeat, done -> progress.onRun(done, runs.size())));
        return IntStream.rangeClosed(0, changes.size())
                .mapToObj(i -> results.subList(i * SEEDS, (i + 1) * SEEDS))
                .toList();
    }

    private PastRun seeded(PastRun of, int seed) {
        return of.with(of.recipe().withSeed(run.recipe().seed() + seed));
    }

    private TrainingResult repeat(PastRun of) {
        Recipe recipe = of.recipe();
        return recipe.train(recipe.initialNetwork(), of.data(), kernels, TrainingObserver.NONE);
    }

    private static List<NetworkCensus> censuses(List<TrainingResult> results) {
        return results.stream().map(TrainingResult::census).toList();
    }

    /**
     * Over the seeds whose run as it was had deaths and did not diverge. Where the changed run
     * diverges, nothing is averted.
     */
    private static Experiment experiment(
            Change change, List<TrainingResult> asItWas, List<TrainingResult> changed) {
        int[] seeds =
                IntStream.range(0, SEEDS)
                        .filter(seed -> !diverged(asItWas.get(seed)))
                        .filter(seed -> asItWas.get(seed).census().dead() > 0)
                        .toArray();
        double meanDead =
                Arrays.stream(seeds)
                        .map(seed -> asItWas.get(seed).census().dead())
                        .average()
                        .orElse(1);
        double[] averted =
                Arrays.stream(seeds)
                        .mapToDouble(
                                seed ->
                                        diverged(changed.get(seed))
                                                ? 0
                                                : asItWas.get(seed).census().dead()
                                                        - changed.get(seed).census().dead())
                        .map(fewer -> fewer / meanDead)
                        .toArray();
        return new Experiment(
                change.intervention(),
                asItWas.get(0).census().dead(),
                Arrays.stream(averted).average().orElse(0),
                Interval.ofMean(averted).map(interval -> interval.within(interval.low(), 1)),
                averted.length);
    }

    private static boolean diverged(TrainingResult result) {
        return result.status() == Status.DIVERGED;
    }

    private List<UnitDiagnosis> units(
            List<LifeLine> lives,
            List<Experiment> experiments,
            List<List<TrainingResult>> changed) {
        Map<String, List<LifeLine>> layers =
                lives.stream()
                        .collect(
                                Collectors.groupingBy(
                                        LifeLine::layer, LinkedHashMap::new, Collectors.toList()));
        List<UnitDiagnosis> units = new ArrayList<>();
        List<LifeLine> below = List.of();
        int index = 0;
        for (List<LifeLine> layer : layers.values()) {
            for (LifeLine life : layer) {
                if (life.verdict() == Verdict.DEAD) {
                    Story story = Story.of(life, below);
                    units.add(
                            new UnitDiagnosis(
                                    life, story, cause(life, index, story, experiments, changed)));
                }
            }
            below = layer;
            index++;
        }
        return units;
    }

    /** What saves this very unit; where nothing does, what its story suggests. */
    private static Cause cause(
            LifeLine life,
            int layer,
            Story story,
            List<Experiment> experiments,
            List<List<TrainingResult>> changed) {
        if (story instanceof Story.Starved) {
            return Cause.UPSTREAM;
        }
        for (int i = 0; i < experiments.size(); i++) {
            TrainingResult own = changed.get(i).get(0);
            LayerCensus census = own.census().layers().get(layer);
            boolean lives =
                    !diverged(own) && census.units().get(life.unit()).verdict() != Verdict.DEAD;
            if (experiments.get(i).isDecisive() && lives) {
                return experiments.get(i).intervention().cause();
            }
        }
        if (story instanceof Story.BornDead) {
            return Cause.INITIALIZATION;
        }
        return story instanceof Story.Slid ? Cause.BIAS_DRIFT : Cause.UNKNOWN;
    }

    /**
     * A dead layer below, when most of the dead units were starved by one; else what an experiment
     * shows; without one that is decisive, the commonest of the units' own causes.
     */
    private static Cause primaryCause(List<Experiment> experiments, List<UnitDiagnosis> units) {
        long starved = units.stream().filter(unit -> unit.cause() == Cause.UPSTREAM).count();
        if (2 * starved > units.size()) {
            return Cause.UPSTREAM;
        }
        Optional<Cause> shown =
                experiments.stream()
                        .filter(Experiment::isDecisive)
                        .map(experiment -> experiment.intervention().cause())
                        .findFirst();
        return shown.orElseGet(
                () ->
                        units.stream()
                                .collect(
                                        Collectors.groupingBy(
                                                UnitDiagnosis::cause, Collectors.counting()))
                                .entrySet()
                                .stream()
                                .max(
                                        Map.Entry.<Cause, Long>comparingByValue()
                                                .thenComparing(
                                                        Map.Entry.comparingByKey(
                                                                Comparator.reverseOrder())))
                                .map(Map.Entry::getKey)
                                .orElse(Cause.UNKNOWN));
    }
}
