package org.rekindle.cli.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rekindle.census.NetworkCensus;
import org.rekindle.census.Verdict;
import org.rekindle.diagnosis.Cause;
import org.rekindle.diagnosis.Diagnosis;
import org.rekindle.diagnosis.Experiment;
import org.rekindle.statistics.Interval;
import org.rekindle.statistics.RuleOfThree;
import org.rekindle.subject.ComparedScore;
import org.rekindle.subject.Condition;
import org.rekindle.text.NumberText;

/**
 * The answer of a diagnosis in sentences: whether the run learns, whether units are dead, why, and
 * what it costs.
 *
 * @param scope which samples the counts are over
 * @param scoreTitle the name of the score
 */
record VerdictText(Diagnosis diagnosis, String scope, String scoreTitle) {

    /** The sentences, the most important first. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        compared().flatMap(ComparedScore::alarm).ifPresent(lines::add);
        switch (diagnosis.verdict()) {
            case HEALTHY -> healthy(lines);
            case DEAD_RELUS -> deadRelus(lines);
            case NOT_LEARNING -> notLearning(lines);
            case DIVERGED -> diverged(lines);
            case INCONCLUSIVE -> lines.add(inconclusive());
        }
        compared().map(ComparedScore::comparison).ifPresent(lines::add);
        return lines;
    }

    private Optional<ComparedScore> compared() {
        double score = diagnosis.outcome().score().orElse(Double.NaN);
        return diagnosis.baseline().map(base -> new ComparedScore(base, score, "validation"));
    }

    private void healthy(List<String> lines) {
        NetworkCensus census = diagnosis.census();
        lines.add("Healthy: " + counted() + harmless());
        if (diagnosis.condition() == Condition.LOW_SCORE) {
            lines.add("The score leaves room, but none of the changes below is shown to use it.");
        }
        lines.add(
                "Dead means that a unit fires on 0 of %d samples; its true rate is then under %s (95 %%). Zeros alone are sparsity, not death."
                        .formatted(
                                census.samples(),
                                NumberText.percent(RuleOfThree.upperBound(census.samples()))));
    }

    private String harmless() {
        if (diagnosis.census().dead() == 0) {
            return ".";
        }
        return switch (diagnosis.condition()) {
            case CHANCE -> ". With other seeds they do not die, so it was chance.";
            case SICK -> ". " + cost();
            default -> ". That is too few to matter.";
        };
    }

    private void deadRelus(List<String> lines) {
        lines.add("Dead ReLUs: " + counted() + ".");
        diagnosis
                .rootLayer()
                .ifPresent(
                        layer ->
                                lines.add(
                                        "All of %s is dead. What lies above it gets no signal, so look for the cause there."
                                                .formatted(layer)));
        lines.add(cause());
        lines.add(cost());
    }

    private void notLearning(List<String> lines) {
        double score = diagnosis.outcome().score().orElse(Double.NaN);
        if (diagnosis.hasLearnt()) {
            lines.add(
                    "The network learns less than it could: validation %s %s%s."
                            .formatted(
                                    scoreTitle,
                                    NumberText.score(score),
                                    diagnosis
                                            .shownBy()
                                            .map(
                                                    each ->
                                                            ", but %s with %s"
                                                                    .formatted(
                                                                            NumberText.score(
                                                                                    each.score()),
                                                                            each.intervention()
                                                                                    .description()))
                                            .orElse("")));
        }
        lines.add("Dead ReLUs are not the reason: " + counted() + ".");
        lines.add(cause());
        if (diagnosis.primaryCause() == Cause.UNKNOWN && !linearLearns()) {
            lines.add(
                    "A linear model learns nothing either: perhaps the inputs say nothing about the target.");
        }
    }

    private void diverged(List<String> lines) {
        lines.add(
                "The run diverged: its loss became infinite or NaN. After the last complete epoch "
                        + counted()
                        + ".");
        lines.add(cause());
    }

    private boolean linearLearns() {
        return diagnosis
                .baseline()
                .map(
                        base ->
                                base.isConstantBeatenBy(
                                        base.linear().orElse(Double.NEGATIVE_INFINITY)))
                .orElse(true);
    }

    private String inconclusive() {
        NetworkCensus census = diagnosis.census();
        return "Inconclusive: %d of %d hidden units never fired, but %d samples are too few to call them dead; give at least %d."
                .formatted(
                        census.inconclusive(),
                        census.units(),
                        census.samples(),
                        Verdict.MINIMUM_SAMPLES);
    }

    /** Such as {@code 3 of 64 hidden units are dead over 360 validation samples}. */
    private String counted() {
        NetworkCensus census = diagnosis.census();
        int silent = census.dead() + census.inconclusive();
        String dead = silent == 1 ? "is dead" : "are dead";
        String verb = census.inconclusive() > 0 ? "fired on no sample" : dead;
        return silent == 0
                ? "none of %d hidden units is dead over %s".formatted(census.units(), scope)
                : "%d of %d hidden units %s over %s".formatted(silent, census.units(), verb, scope);
    }

    private String cause() {
        if (diagnosis.primaryCause() != Cause.UNKNOWN) {
            return "Cause: %s (%s).%s"
                    .formatted(
                            diagnosis.primaryCause().description(),
                            diagnosis.primaryCause().id(),
                            whyThisOne());
        }
        String notEstablished =
                "Cause: not established (unknown), because no change below is shown to help.";
        return diagnosis
                .suggestedCause()
                .map(
                        cause ->
                                "%s The stories of the units suggest %s (%s)."
                                        .formatted(notEstablished, cause.description(), cause.id()))
                .orElse(notEstablished);
    }

    private String whyThisOne() {
        List<Experiment> also = diagnosis.alsoShown();
        if (also.isEmpty()) {
            return "";
        }
        String others =
                also.stream()
                        .map(each -> each.intervention().description())
                        .collect(Collectors.joining(", "));
        return " Also shown to help: %s. Of the changes that do at least three quarters of what the best one does, the most specific one names the cause."
                .formatted(others);
    }

    /** What is gained by whatever prevents the deaths; else by units that cannot die. */
    private String cost() {
        Optional<Experiment> preventing = diagnosis.shownBy().filter(Experiment::isGain);
        if (preventing.isPresent()) {
            return "They cost %s: without them (%s) it changes by %s."
                    .formatted(
                            scoreTitle,
                            preventing.get().intervention().description(),
                            gain(preventing.get()));
        }
        return diagnosis
                .withoutDeadUnits()
                .map(
                        living ->
                                living.isGain()
                                        ? "They cost %s: with Leaky ReLU it changes by %s."
                                                .formatted(scoreTitle, gain(living))
                                        : "They cost nothing that %d seeds can show: with Leaky ReLU %s changes by %s."
                                                .formatted(
                                                        living.seeds(), scoreTitle, gain(living)))
                .orElse(
                        "What the deaths cost was not measured, because the units have another activation than ReLU.");
    }

    /** Such as {@code +0.0312 [+0.0101, +0.0523] over 5 seeds}. */
    private static String gain(Experiment experiment) {
        return "%s%s over %d seeds"
                .formatted(
                        NumberText.change(experiment.scoreGain()),
                        experiment.scoreGainCi95().map(VerdictText::range).orElse(""),
                        experiment.seeds());
    }

    private static String range(Interval interval) {
        return " [%s, %s]"
                .formatted(NumberText.change(interval.low()), NumberText.change(interval.high()));
    }
}
