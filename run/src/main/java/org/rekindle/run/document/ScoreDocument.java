package org.rekindle.run.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.rekindle.network.ClassScores;
import org.rekindle.network.Metric;
import org.rekindle.network.Task;
import org.rekindle.training.Evaluation;

/**
 * Scores and a loss. Each score has its own name; those that are not defined or were not measured
 * are left out.
 *
 * @param accuracy for classification
 * @param balancedAccuracy for classification; null in older documents
 * @param rocAuc for two classes; null in older documents, where a class does not occur, and in an
 *     epoch that is not the last, unless networks are ranked by it
 * @param r2 for regression
 * @param loss the mean loss
 */
public record ScoreDocument(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double accuracy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double balancedAccuracy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double rocAuc,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double r2,
        double loss) {

    /** The document of an evaluation. */
    public static ScoreDocument of(Evaluation evaluation) {
        return new ScoreDocument(
                score(evaluation, Metric.ACCURACY),
                score(evaluation, Metric.BALANCED_ACCURACY),
                score(evaluation, Metric.ROC_AUC),
                score(evaluation, Metric.R2),
                evaluation.loss());
    }

    private static @Nullable Double score(Evaluation evaluation, Metric metric) {
        if (metric == evaluation.metric()) {
            return evaluation.score();
        }
        Optional<Double> score = evaluation.classes().map(scores -> scores.score(metric));
        return score.filter(Double::isFinite).orElse(null);
    }

    /**
     * The evaluation of this document.
     *
     * @param metric what networks are ranked by
     */
    public Evaluation toEvaluation(Metric metric) {
        Double named = score(metric);
        return new Evaluation(metric, named == null ? Double.NaN : named, loss, classes(metric));
    }

    /** The score that a metric names; null where it is not defined or was not measured. */
    public @Nullable Double score(Metric metric) {
        return switch (metric) {
            case ACCURACY -> accuracy;
            case BALANCED_ACCURACY -> balancedAccuracy;
            case ROC_AUC -> rocAuc;
            case R2 -> r2;
        };
    }

    private Optional<ClassScores> classes(Metric metric) {
        return metric.task() != Task.CLASSIFICATION || accuracy == null || balancedAccuracy == null
                ? Optional.empty()
                : Optional.of(
                        new ClassScores(
                                accuracy,
                                balancedAccuracy,
                                rocAuc == null
                                        ? OptionalDouble.empty()
                                        : OptionalDouble.of(rocAuc)));
    }
}
