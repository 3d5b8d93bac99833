package org.rekindle.run.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.rekindle.network.Task;
import org.rekindle.training.Evaluation;

/**
 * A score and a loss. The score has its own name, {@code accuracy} or {@code r2}; the other one is
 * left out.
 *
 * @param accuracy for classification
 * @param r2 for regression
 * @param loss the mean loss
 */
public record ScoreDocument(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double accuracy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double r2,
        double loss) {

    /** The document of an evaluation. */
    public static ScoreDocument of(Evaluation evaluation) {
        boolean classification = evaluation.task() == Task.CLASSIFICATION;
        return new ScoreDocument(
                classification ? evaluation.score() : null,
                classification ? null : evaluation.score(),
                evaluation.loss());
    }

    /** The evaluation of this document. */
    public Evaluation toEvaluation() {
        return accuracy != null
                ? new Evaluation(Task.CLASSIFICATION, accuracy, loss)
                : new Evaluation(Task.REGRESSION, r2 == null ? Double.NaN : r2, loss);
    }
}
