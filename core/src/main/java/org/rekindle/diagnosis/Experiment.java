package org.rekindle.diagnosis;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rekindle.diagnosis.Shortcoming.Rule;
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
 * @param indecisive why the change is not shown to prevent deaths; empty when it is
 * @param noGain why the change is not shown to gain score; empty when it is
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
        Optional<Shortcoming> indecisive,
        Optional<Shortcoming> noGain) {

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
        ScoreGain gain =
                new ScoreGain(
                        asItWas.scores(baseline),
                        changed.scores(baseline),
                        scores(
                                baseline,
                                Stream.concat(Stream.of(repeated, treated), redrawn.stream())),
                        score -> baseline.map(base -> base.isConstantBeatenBy(score)).orElse(true),
                        roundingVariance(baseline));
        Optional<Interval> interval = gain.interval(confidence);
        return new Experiment(
                intervention,
                repeated.own().census().dead(),
                averted.share(),
                averted.interval(),
                asItWas.seeds(),
                mean(changed.scores(baseline)),
                gain.mean(),
                interval,
                intervention.cause() == Cause.DEAD_RELUS
                        ? Optional.of(new Shortcoming(Rule.NO_UNIT_CAN_DIE, averted.share(), 0))
                        : indecisive(
                                Reduction.of(before, after, resolution, confidence),
                                after,
                                sham.map(arm -> silent(asItWas, arm)),
                                mean(before),
                                confidence),
                noGain(interval, asItWas, sham, changed, baseline, confidence));
    }

    /** The share of silent units with the change is {@code after}, by seed. */
    private static Optional<Shortcoming> indecisive(
            Reduction averted,
            double[] after,
            Optional<double[]> sham,
            double before,
            double confidence) {
        double share = averted.share();
        if (!(share >= DECISIVE)) {
            return Optional.of(new Shortcoming(Rule.AVERTS_TOO_LITTLE, share, DECISIVE));
        }
        if (!isAboveZero(averted.interval())) {
            return Optional.of(new Shortcoming(Rule.AVERTS_NOTHING_SURE, share, 0));
        }
        return sham.filter(other -> !PairedDifference.of(other, after).isAboveZero(0, confidence))
                .map(
                        other ->
                                new Shortcoming(
                                        Rule.AVERTS_NO_MORE_THAN_SHAM,
                                        share,
                                        1 - mean(other) / before));
    }

    private static Optional<Shortcoming> noGain(
            Optional<Interval> interval,
            Arm asItWas,
            Optional<Arm> sham,
            Arm changed,
            Optional<Baseline> baseline,
            double confidence) {
        double[] before = asItWas.scores(baseline);
        double[] after = changed.scores(baseline);
        double rounding = roundingVariance(baseline);
        double gain = mean(after) - mean(before);
        if (!isAboveZero(interval)) {
            return Optional.of(new Shortcoming(Rule.GAINS_NOTHING_SURE, gain, 0));
        }
        Optional<double[]> other = sham.map(arm -> arm.scores(baseline));
        if (other.isPresent()
                && !PairedDifference.of(after, other.get()).isAboveZero(rounding, confidence)) {
            return Optional.of(
                    new Shortcoming(
                            Rule.GAINS_NO_MORE_THAN_SHAM, gain, mean(other.get()) - mean(before)));
        }
        return baseline.flatMap(base -> notBeyondSamples(base, mean(after), mean(before)));
    }

    private static Optional<Shortcoming> notBeyondSamples(
            Baseline baseline, double after, double before) {
        if (!baseline.isConstantBeatenBy(after)) {
            return Optional.of(
                    new Shortcoming(Rule.CONSTANT_NOT_BEATEN, after, baseline.constant()));
        }
        double error = Interval.NORMAL_QUANTILE * Math.sqrt(baseline.errorVariance(after, before));
        return after - before > error
                ? Optional.empty()
                : Optional.of(
                        new Shortcoming(Rule.GAINS_LESS_THAN_SAMPLE_ERROR, after - before, error));
    }

    /**
     * Whether the change is shown to prevent deaths: at least six tenths of them, with an interval
     * above 0, and more than the sham prevents; never for a change under which no unit can be dead,
     * because it says nothing of why they die.
     */
    public boolean isDecisive() {
        return indecisive.isEmpty();
    }

    /**
     * Whether the change is shown to gain score: the interval lies above 0, the gain is larger than
     * the sham's, and larger than the error that comes from the number of samples; and the constant
     * is beaten.
     */
    public boolean isGain() {
        return noGain.isEmpty();
    }

    /** Whether more seeds may show what these do not. */
    boolean isPromising(Optional<Baseline> baseline) {
        boolean mayAvert = !isDecisive() && averted >= PROMISING;
        boolean mayGain =
                !isGain()
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

    private static boolean isAboveZero(Optional<Interval> interval) {
        return interval.map(range -> range.low() > 0).orElse(false);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }
}
