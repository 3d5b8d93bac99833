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
import org.rekindle.statistics.Interval;
import org.rekindle.training.LifeLineRecorder;
import org.rekindle.training.Parallel;
import org.rekindle.training.PastRun;
import org.rekindle.training.Recipe;
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

    /**
     * Up to this share of dead units a run is sick only if the deaths recur with other seeds: a few
     * units die by chance in runs that nothing is wrong with.
     */
    public static final double FEW_DEAD = 0.05;

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
        TrainingResult result = repeat(run, recorder);
        List<LifeLine> lives = recorder.lifeLines();
        if (result.census().isHealthy()) {
            progress.onRun(1, 1);
            return new Diagnosis(
                    result.status(),
                    result.atStepZero(),
                    result.census(),
                    Cause.NONE,
                    List.of(),
                    List.of(),
                    lives);
        }
        List<Change> changes = changes();
        List<List<NetworkCensus>> censuses = repeat(changes, result.census(), progress);
        List<NetworkCensus> asItWas = censuses.get(0);
        List<List<NetworkCensus>> changed = censuses.subList(1, censuses.size());
        List<Experiment> experiments =
                IntStream.range(0, changes.size())
                        .mapToObj(i -> experiment(changes.get(i), asItWas, changed.get(i)))
                        .toList();
        List<UnitDiagnosis> units = units(lives, experiments, changed);
        return new Diagnosis(
                result.status(),
                result.atStepZero(),
                result.census(),
                isChance(result.census(), asItWas) ? Cause.NONE : primaryCause(experiments, units),
                experiments,
                units,
                lives);
    }

    private static boolean isChance(NetworkCensus own, List<NetworkCensus> asItWas) {
        double[] fractions = asItWas.stream().mapToDouble(NetworkCensus::deadFraction).toArray();
        boolean recurs =
                Interval.ofMean(fractions)
                        .map(interval -> interval.low() > NetworkCensus.HEALTHY_DEAD_FRACTION)
                        .orElse(false);
        return own.deadFraction() <= FEW_DEAD && !own.collapsed() && !recurs;
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
     * @param own the census of the run itself, which need not be repeated
     * @return censuses by seed: of the run as it was, then of each change
     */
    private List<List<NetworkCensus>> repeat(
            List<Change> changes, NetworkCensus own, Progress progress) {
        List<PastRun> runs = new ArrayList<>();
        for (int seed = 1; seed < SEEDS; seed++) {
            runs.add(seeded(run, seed));
        }
        for (Change change : changes) {
            IntStream.range(0, SEEDS).forEach(seed -> runs.add(seeded(change.run(), seed)));
        }
        List<NetworkCensus> censuses = new ArrayList<>(List.of(own));
        censuses.addAll(
                Parallel.map(
                        runs,
                        threads,
                        each -> repeat(each, TrainingObserver.NONE).census(),
                        done -> progress.onRun(done, runs.size())));
        return IntStream.rangeClosed(0, changes.size())
                .mapToObj(i -> censuses.subList(i * SEEDS, (i + 1) * SEEDS))
                .toList();
    }

    private PastRun seeded(PastRun of, int seed) {
        return of.with(of.recipe().withSeed(run.recipe().seed() + seed));
    }

    private TrainingResult repeat(PastRun of, TrainingObserver observer) {
        Recipe recipe = of.recipe();
        return recipe.train(recipe.initialNetwork(), of.data(), kernels, observer);
    }

    private static Experiment experiment(
            Change change, List<NetworkCensus> asItWas, List<NetworkCensus> changed) {
        double[] averted =
                IntStream.range(0, SEEDS)
                        .filter(seed -> dead(asItWas.get(seed)) > 0)
                        .mapToDouble(
                                seed ->
                                        1
                                                - (double) dead(changed.get(seed))
                                                        / dead(asItWas.get(seed)))
                        .toArray();
        double mean = Arrays.stream(averted).average().orElse(0);
        return new Experiment(
                change.intervention(),
                dead(asItWas.get(0)),
                mean,
                Interval.ofMean(averted).map(interval -> interval.within(interval.low(), 1)),
                averted.length);
    }

    private static int dead(NetworkCensus census) {
        return census.layers().stream().mapToInt(LayerCensus::dead).sum();
    }

    private List<UnitDiagnosis> units(
            List<LifeLine> lives, List<Experiment> experiments, List<List<NetworkCensus>> changed) {
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
            List<List<NetworkCensus>> changed) {
        if (story instanceof Story.Starved) {
            return Cause.UPSTREAM;
        }
        for (int i = 0; i < experiments.size(); i++) {
            LayerCensus own = changed.get(i).get(0).layers().get(layer);
            Verdict verdict = own.units().get(life.unit()).verdict();
            if (experiments.get(i).isDecisive() && verdict != Verdict.DEAD) {
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
