package org.rekindle.suites.benchmark;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rekindle.diagnosis.Diagnosis;
import org.rekindle.diagnosis.Examination;
import org.rekindle.diagnosis.Experiment;
import org.rekindle.diagnosis.Intervention;
import org.rekindle.statistics.Interval;
import org.rekindle.statistics.Reduction;
import org.rekindle.subject.Baseline;
import org.rekindle.subject.Change;
import org.rekindle.subject.Outcome;
import org.rekindle.training.PastRun;

/**
 * How often the reported intervals contain the truth, which is the same quantity over {@value
 * #TRUTH} other seeds.
 *
 * @param averted of the share of deaths that a change prevents
 * @param gain of the score that it gains
 */
record Coverage(Count averted, Count gain) {
    private static final int TRUTH = 400;
    private static final int EXAMINATIONS = 16;
    private static final int THREADS = 1;
    private static final long FAR = 10_000;

    /**
     * How many intervals contain the truth.
     *
     * @param hits those that do
     * @param all those that were reported
     */
    record Count(int hits, int all) {
        static final Count NONE = new Count(0, 0);

        Count plus(Count other) {
            return new Count(hits + other.hits, all + other.all);
        }

        static Count of(Optional<Interval> interval, double truth) {
            return interval.map(range -> new Count(range.contains(truth) ? 1 : 0, 1)).orElse(NONE);
        }

        @Override
        public String toString() {
            return all == 0
                    ? "none reported"
                    : String.format(
                            Locale.ROOT,
                            "%d of %d, %.1f %% [%.1f, %.1f]",
                            hits,
                            all,
                            100.0 * hits / all,
                            100 * Interval.ofShare(hits, all).low(),
                            100 * Interval.ofShare(hits, all).high());
        }
    }

    /** Examines each run with many seeds, with one change at a time. */
    static Coverage measure(Collection<Case> runs, List<Intervention> changes) {
        Coverage all = new Coverage(Count.NONE, Count.NONE);
        for (Case run : runs) {
            for (Intervention change : changes) {
                all = all.plus(measure(run, change));
            }
        }
        return all;
    }

    private static Coverage measure(Case run, Intervention change) {
        PastRun subject = run.run();
        Baseline baseline = subject.baseline().orElseThrow();
        List<Outcome> before = outcomes(subject, Change.NONE);
        List<Outcome> after = outcomes(subject, change.change());
        double averted =
                Reduction.of(silent(before, before), silent(before, after), 0, Interval.CONFIDENCE)
                        .share();
        double gain = mean(after, baseline) - mean(before, baseline);
        Coverage coverage = new Coverage(Count.NONE, Count.NONE);
        for (int i = 1; i <= EXAMINATIONS; i++) {
            Diagnosis diagnosis =
                    new Examination(
                                    run.withSeed(run.seed() + FAR * i).run(),
                                    List.of(change),
                                    THREADS)
                            .diagnose();
            for (Experiment experiment : diagnosis.experiments()) {
                coverage =
                        coverage.plus(
                                new Coverage(
                                        Count.of(experiment.ci95(), averted),
                                        Count.of(experiment.scoreGainCi95(), gain)));
            }
        }
        return coverage;
    }

    private static List<Outcome> outcomes(PastRun subject, Change change) {
        return IntStream.rangeClosed(1, TRUTH)
                .mapToObj(seed -> subject.train(change, seed, subject.epochs(), () -> false))
                .toList();
    }

    /** As an examination counts: a run that diverges prevents nothing. */
    private static double[] silent(List<Outcome> before, List<Outcome> runs) {
        return IntStream.range(0, before.size())
                .filter(i -> !before.get(i).diverged())
                .mapToObj(i -> runs.get(i).diverged() ? before.get(i) : runs.get(i))
                .mapToDouble(outcome -> outcome.census().silentShare())
                .toArray();
    }

    private static double mean(List<Outcome> outcomes, Baseline baseline) {
        return outcomes.stream()
                .mapToDouble(
                        outcome ->
                                outcome.diverged() || outcome.score().isEmpty()
                                        ? baseline.constant()
                                        : baseline.atLeastConstant(outcome.score().getAsDouble()))
                .average()
                .orElseThrow();
    }

    private Coverage plus(Coverage other) {
        return new Coverage(averted.plus(other.averted), gain.plus(other.gain));
    }

    @Override
    public String toString() {
        return "intervals that contain the truth: share averted %s; score gain %s"
                .formatted(averted, gain);
    }
}
