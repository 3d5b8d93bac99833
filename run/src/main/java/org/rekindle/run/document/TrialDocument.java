package org.rekindle.run.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rekindle.census.LayerSummary;
import org.rekindle.network.Metric;
import org.rekindle.study.Trial;
import org.rekindle.study.TrialKey;
import org.rekindle.subject.Status;

/**
 * A line of {@code trials.jsonl}.
 *
 * @param trial the trial's number, from 0
 * @param shape the activation: its name and parameter
 * @param learningRate the size of the updates
 * @param init how the weights started
 * @param seed where the weights and the order of the batches came from
 * @param split which split of the rows it was trained and scored on, from 0; absent for the first
 * @param status {@code ok}, {@code diverged} or {@code stopped}
 * @param epochs whole epochs with finite numbers
 * @param validation the score after the last of them; null when there was none
 * @param scoreByEpoch the score after each of them, by the metric of the run; an element is null
 *     where the metric is not defined; absent in older documents, and where only the last is known
 * @param deadFraction the share of hidden units that are dead
 * @param stuckNegativeFraction the share of hidden units that never fire and still learn
 * @param layers the census after the last of the epochs
 * @param seconds what the updates took; the only field that differs from run to run
 */
public record TrialDocument(
        int trial,
        @JsonUnwrapped ActivationFields shape,
        double learningRate,
        String init,
        long seed,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer split,
        String status,
        int epochs,
        @Nullable ScoreDocument validation,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<@Nullable Double> scoreByEpoch,
        double deadFraction,
        double stuckNegativeFraction,
        List<LayerSummary> layers,
        double seconds) {

    /** The document of a trial. */
    public static TrialDocument of(Trial trial) {
        TrialKey key = trial.key();
        return new TrialDocument(
                key.number(),
                ActivationFields.of(key.setting().activation()),
                key.setting().learningRate(),
                key.setting().initializer().name(),
                key.seed(),
                key.split() == 0 ? null : key.split(),
                trial.status().name().toLowerCase(Locale.ROOT),
                trial.epochs(),
                trial.validation().map(ScoreDocument::of).orElse(null),
                trial.scoreByEpoch().isEmpty() ? null : new ArrayList<>(trial.scoreByEpoch()),
                trial.deadFraction(),
                trial.stuckNegativeFraction(),
                trial.layers(),
                trial.seconds());
    }

    /** Whether this line is of that trial. */
    public boolean isOf(TrialKey key) {
        return seed == key.seed()
                && learningRate == key.setting().learningRate()
                && init.equals(key.setting().initializer().name())
                && shape.equals(ActivationFields.of(key.setting().activation()));
    }

    /** The trial of this line, whose key and metric come from the study's plan. */
    public Trial toTrial(TrialKey key, Metric metric) {
        return new Trial(
                key,
                Status.valueOf(status.toUpperCase(Locale.ROOT)),
                epochs,
                Optional.ofNullable(validation).map(scores -> scores.toEvaluation(metric)),
                layers,
                seconds,
                scoreByEpoch == null
                        ? List.of()
                        : scoreByEpoch.stream()
                                .map(score -> score == null ? Double.NaN : score)
                                .toList());
    }
}
