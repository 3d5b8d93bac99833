package org.rekindle.diagnosis;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import org.rekindle.census.NetworkCensus;
import org.rekindle.census.Verdict;
import org.rekindle.subject.Baseline;
import org.rekindle.subject.Condition;
import org.rekindle.subject.Outcome;

/**
 * What follows from a run and its experiments: a pure function of both.
 *
 * @param verdict what is said of the run
 * @param cause {@link Cause#NONE} when the run is healthy, {@link Cause#UNKNOWN} when no experiment
 *     shows a cause
 * @param shownBy the experiment that shows the cause
 */
record Conclusion(RunVerdict verdict, Cause cause, Optional<Experiment> shownBy) {

    /** Whatever explains a failure regains at least this share of what can be regained. */
    static final double REGAINED = 0.5;

    /** From this share of silent units on, a layer hardly lets a signal through. */
    static final double MOST_OF_A_LAYER = 0.5;

    /**
     * With a change that explains a failure, no more than this share of the units may stay silent.
     * A tenth is harmless; the rest is room for what Adam, or another seed, leaves behind.
     */
    static final double MOST_STAY_SILENT = 0.25;

    /** Judges. */
    static Conclusion of(
            Outcome run, Condition condition, Optional<Baseline> baseline, CauseFinding finding) {
        return switch (condition) {
            case HEALTHY, CHANCE ->
                    new Conclusion(RunVerdict.HEALTHY, Cause.NONE, Optional.empty());
            case INCONCLUSIVE -> named(RunVerdict.INCONCLUSIVE, Optional.empty());
            case DIVERGED -> named(RunVerdict.DIVERGED, finding.gaining().or(finding::preventing));
            case SICK ->
                    fails(run, baseline, finding)
                            ? whyItFails(run, baseline.orElseThrow(), finding)
                            : ofDeadUnits(run, baseline, finding);
            case LOW_SCORE ->
                    fails(run, baseline, finding)
                            ? whyItFails(run, baseline.orElseThrow(), finding)
                            : ofLivingUnits(run);
        };
    }

    private static Conclusion named(RunVerdict verdict, Optional<Experiment> shownBy) {
        Cause cause = shownBy.map(each -> each.intervention().cause()).orElse(Cause.UNKNOWN);
        return new Conclusion(verdict, cause, shownBy);
    }

    /** Whether the run is not shown to have learnt, or one change gains most of what it lacks. */
    static boolean fails(Outcome run, Optional<Baseline> baseline, CauseFinding finding) {
        if (baseline.isEmpty()) {
            return false;
        }
        Baseline base = baseline.get();
        double score = run.score().orElse(Double.NEGATIVE_INFINITY);
        return !base.hasLearnt(score, run.classes())
                || best(finding)
                        .map(
                                better ->
                                        base.fallsShort(
                                                Math.max(
                                                        score, better.score() - better.scoreGain()),
                                                better.score()))
                        .orElse(false);
    }

    private static Optional<Experiment> best(CauseFinding finding) {
        return finding.experiments().stream()
                .filter(Experiment::isGain)
                .max(Comparator.comparingDouble(Experiment::score));
    }

    /**
     * A change explains a failure only if the run then learns: something else may be wrong besides.
     * Where too few samples were seen to call a unit dead, silence is why a run fails only if what
     * prevents it is shown to gain score.
     */
    private static Conclusion whyItFails(Outcome run, Baseline baseline, CauseFinding finding) {
        NetworkCensus census = run.census();
        Predicate<Experiment> explains = each -> notWhy(each, run, baseline, finding).isEmpty();
        Optional<Experiment> preventing = finding.preventing().filter(explains);
        Optional<Experiment> gaining = finding.gaining().filter(explains);
        boolean mostAreSilent = mostOfALayerIsSilent(census);
        if (mostAreSilent && gaining.filter(Conclusion::keepsTheOutputAlive).isPresent()) {
            return named(RunVerdict.DEAD_RELUS, gaining);
        }
        boolean livingUnitsLearn = census.silentShare() > 0 && livingUnitsRegain(finding);
        Optional<Experiment> shown = preventing.or(() -> finding.preventing(explains));
        boolean tooFew = census.samples() < Verdict.MINIMUM_SAMPLES;
        boolean firingUnitsLearn =
                finding.preventing()
                        .filter(each -> learnsTooLittle(each, baseline, finding).isEmpty())
                        .filter(each -> each.isGain() || !tooFew)
                        .isPresent();
        if (livingUnitsLearn || (mostAreSilent && firingUnitsLearn)) {
            return named(RunVerdict.DEAD_RELUS, shown);
        }
        if (best(finding).isEmpty() && census.isInconclusive()) {
            return named(RunVerdict.INCONCLUSIVE, Optional.empty());
        }
        return mostAreSilent && best(finding).isEmpty()
                ? named(RunVerdict.DEAD_RELUS, shown)
                : named(RunVerdict.NOT_LEARNING, gaining);
    }

    /** Without its rectifier, the output has no unit that can die. */
    private static boolean keepsTheOutputAlive(Experiment experiment) {
        return experiment.intervention().cause() == Cause.OUTPUT_ACTIVATION;
    }

    /**
     * Why a change that helps does not explain a failure: with it, the run does not learn half of
     * what can be learnt, as the best model that there is shows, or many of its units stay silent.
     *
     * @param run as it was
     */
    static Optional<Shortcoming> notWhy(
            Experiment experiment, Outcome run, Baseline baseline, CauseFinding finding) {
        return learnsTooLittle(experiment, baseline, finding)
                .or(() -> leavesSilence(experiment, run.census()));
    }

    /**
     * Other units than those of the run have none to revive, and on few samples a silent unit need
     * not be dead.
     */
    private static Optional<Shortcoming> leavesSilence(
            Experiment experiment, NetworkCensus census) {
        double left = census.silentShare() * (1 - experiment.averted());
        return left > MOST_STAY_SILENT
                        && experiment.intervention().keepsUnits()
                        && census.samples() >= Verdict.MINIMUM_SAMPLES
                ? Optional.of(
                        new Shortcoming(Shortcoming.Rule.UNITS_STAY_SILENT, left, MOST_STAY_SILENT))
                : Optional.empty();
    }

    private static Optional<Shortcoming> learnsTooLittle(
            Experiment experiment, Baseline baseline, CauseFinding finding) {
        if (!baseline.isConstantBeatenBy(experiment.score())) {
            return Optional.of(
                    new Shortcoming(
                            Shortcoming.Rule.CONSTANT_NOT_BEATEN,
                            experiment.score(),
                            baseline.constant()));
        }
        double linear = baseline.linear().orElse(baseline.constant());
        double best = best(finding).map(Experiment::score).orElse(linear);
        double needed = REGAINED * Math.max(baseline.learnt(linear), baseline.learnt(best));
        double learnt = baseline.learnt(experiment.score());
        return learnt >= needed
                ? Optional.empty()
                : Optional.of(new Shortcoming(Shortcoming.Rule.LEARNS_TOO_LITTLE, learnt, needed));
    }

    /**
     * Whether much of what the best change gains is gained by nothing but units that cannot die.
     */
    private static boolean livingUnitsRegain(CauseFinding finding) {
        double most = best(finding).map(Experiment::scoreGain).orElse(0.0);
        return finding.withoutDeadUnits()
                .filter(Experiment::isGain)
                .map(each -> each.scoreGain() >= REGAINED * most)
                .orElse(false);
    }

    private static boolean mostOfALayerIsSilent(NetworkCensus census) {
        return census.layers().stream().anyMatch(layer -> layer.silentShare() >= MOST_OF_A_LAYER);
    }

    private static Conclusion ofDeadUnits(
            Outcome run, Optional<Baseline> baseline, CauseFinding finding) {
        boolean cost =
                finding.withoutDeadUnits().map(Experiment::isGain).orElse(false)
                        || finding.preventing().map(Experiment::isGain).orElse(false);
        boolean harmless =
                !cost
                        && run.census().deadFraction() <= Diagnosis.HARMLESS_DEAD_FRACTION
                        && !mostOfALayerIsSilent(run.census());
        return harmless
                ? new Conclusion(RunVerdict.HEALTHY, Cause.NONE, Optional.empty())
                : named(
                        RunVerdict.DEAD_RELUS,
                        baseline.isPresent() ? finding.preventing() : withoutBaseline(finding));
    }

    /**
     * Without a baseline it is not known whether the run fails. So a change that prevents the
     * deaths and gains score explains more than one that prevents as many and gains nothing. Where
     * deaths differ so much from seed to seed that no change is shown to prevent them, it is what
     * is shown to gain score, and leaves few of them.
     */
    private static Optional<Experiment> withoutBaseline(CauseFinding finding) {
        return finding.preventingAndGaining()
                .or(finding::preventing)
                .or(() -> finding.gaining().filter(each -> each.averted() >= Experiment.DECISIVE));
    }

    private static Conclusion ofLivingUnits(Outcome run) {
        return run.census().isInconclusive()
                ? named(RunVerdict.INCONCLUSIVE, Optional.empty())
                : new Conclusion(RunVerdict.HEALTHY, Cause.NONE, Optional.empty());
    }
}
