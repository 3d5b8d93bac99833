package org.rekindle.diagnosis;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rekindle.statistics.Interval;
import org.rekindle.statistics.PairedDifference;
import org.rekindle.statistics.Reduction;
import org.rekindle.subject.Baseline;
import org.rekindle.subject.Outcome;

/**
 * What one change to the run prevented, and what it gained.
 *
 * @param intervention what was changed
 * @param deaths how many units were dead in the run as it was
 * @param averted the share of the deaths over all other seeds that the change prevents; every layer
 *     counts alike; negative when it causes more
 * @param ci95 its 95 % interval over the seeds; empty when the deaths over all seeds are too few to
 *     give one
 * @param seeds over how many seeds, without the own one of the run
 * @param score the mean score with the change. Here and in the gain, a run that diverged or is no
 *     better than the constant counts as the constant, so that one wild run does not decide
 * @param scoreGain by how much that is above the mean score of the run as it was
 * @param scoreGainCi95 its interval over the seeds ({@link ScoreGain}), which holds with 95 % over
 *     both looks of an {@link Examination}; empty for fewer than two
 * @param isDecisive whether the change is shown to prevent deaths: at least six tenths of them,
 *     with an interval above 0, and more than the sham prevents; never for a change under which no
 *     unit can be dead, because it says nothing of why they die
 * @param isGain whether the change is shown to gain score: the interval lies above 0, the gain is
 *     larger than the sham's, and larger than the error that comes from the number of samples; and
 *     the constant is beaten
 */
public record Experiment(
        Intervention intervention,
        int deaths,
        double averted,
        Optional<Interval> ci95,
        int seeds,
        double score,
        double scoreGain,
        Optional<Interval> scoreGainCi95,
        boolean isDecisive,
        boolean isGain) {

    /** The share of deaths that a change must prevent to be called their cause. */
    public static final double DECISIVE = 0.6;

    /**
     * An arm is repeated with more seeds when it prevents at least this share of the deaths, and it
     * is not shown yet.
     */
    private static final double PROMISING = 0.3;

    /**
     * Evaluates an experiment; a pure function of outcomes. The run's own seed only shows what
     * kinds of outcome there are ({@link ScoreGain}); everything else is of the other seeds. A seed
     * in which the unchanged run diverged says nothing of deaths. If the changed run diverges, it
     * prevents nothing.
     *
     * @param repeated the run unchanged
     * @param redrawn the run with other batches, if it could be tried
     * @param treated the run with the change
     * @param confidence of the intervals on which the two judgements rest
     */
    static Experiment weigh(
            Intervention intervention,
            Arm repeated,
            Optional<Arm> redrawn,
            Arm treated,
            Optional<Baseline> baseline,
            double confidence) {
        Arm asItWas = repeated.others();
        Optional<Arm> sham = redrawn.map(Arm::others);
        Arm changed = treated.others();
        double[] before = silent(asItWas, asItWas);
        double[] after = silent(asItWas, changed);
        double resolution = 1.0 / asItWas.own().census().units();
        Reduction averted = Reduction.of(before, after, resolution, Interval.CONFIDENCE);
        boolean avertsMost =
                intervention.cause() != Cause.DEAD_RELUS
                        && averted.share() >= DECISIVE
                        && isAboveZero(
                                Reduction.of(before, after, resolution, confidence).interval())
                        && sham.map(
                                        arm ->
                                                PairedDifference.of(silent(asItWas, arm), after)
                                                        .isAboveZero(0, confidence))
                                .orElse(true);

        double[] scoresBefore = asItWas.scores(baseline);
        double[] scoresAfter = changed.scores(baseline);
        double rounding = roundingVariance(baseline);
        ScoreGain gain =
                new ScoreGain(
                        scoresBefore,
                        scoresAfter,
                        scores(
                                baseline,
                                Stream.concat(Stream.of(repeated, treated), redrawn.stream())),
                        score -> baseline.map(base -> base.isConstantBeatenBy(score)).orElse(true),
                        rounding);
        Optional<Interval> interval = gain.interval(confidence);
        boolean gains =
                isAboveZero(interval)
                        && sham.map(
                                        arm ->
                                                PairedDifference.of(
                                                                scoresAfter, arm.scores(baseline))
                                                        .isAboveZero(rounding, confidence))
                                .orElse(true)
                        && isLargerThanSampleError(mean(scoresAfter), mean(scoresBefore), baseline);
        return new Experiment(
                intervention,
                repeated.own().census().dead(),
                averted.share(),
                averted.interval(),
                asItWas.seeds(),
                mean(scoresAfter),
                gain.mean(),
                interval,
                avertsMost,
                gains);
    }

    /** Whether more seeds may show what these do not. */
    boolean isPromising(Optional<Baseline> baseline) {
        boolean mayAvert = !isDecisive && averted >= PROMISING;
        boolean mayGain =
                !isGain
                        && baseline.map(base -> base.fallsShort(score - scoreGain, score))
                                .orElse(false);
        return mayAvert || mayGain;
    }

    /**
     * The share of silent units by seed, for the seeds in which the unchanged run did not diverge.
     */
    private static double[] silent(Arm asItWas, Arm arm) {
        ToDoubleFunction<Outcome> share = outcome -> outcome.census().silentShare();
        return IntStream.range(0, asItWas.seeds())
                .filter(seed -> !asItWas.outcomes().get(seed).diverged())
                .mapToDouble(
                        seed ->
                                share.applyAsDouble(
                                        arm.outcomes().get(seed).diverged()
                                                ? asItWas.outcomes().get(seed)
                                                : arm.outcomes().get(seed)))
                .toArray();
    }

    private static double[] scores(Optional<Baseline> baseline, Stream<Arm> arms) {
        return arms.flatMapToDouble(arm -> Arrays.stream(arm.scores(baseline))).toArray();
    }

    /** Each of two scores is rounded to a multiple of the resolution. */
    private static double roundingVariance(Optional<Baseline> baseline) {
        double resolution =
                baseline.map(base -> base.metric().resolution(base.samples())).orElse(0.0);
        return resolution * resolution / 6;
    }

    private static boolean isLargerThanSampleError(
            double after, double before, Optional<Baseline> baseline) {
        return baseline.map(
                        base ->
                                base.isConstantBeatenBy(after)
                                        && after - before
                                                > Interval.NORMAL_QUANTILE
                                                        * Math.sqrt(
                                                                base.errorVariance(after, before)))
                .orElse(true);
    }

    private static boolean isAboveZero(Optional<Interval> interval) {
        return interval.map(range -> range.low() > 0).orElse(false);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }
}
