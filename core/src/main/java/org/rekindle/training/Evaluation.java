package org.rekindle.training;

import java.util.Optional;
import org.rekindle.network.ClassScores;
import org.rekindle.network.Metric;
import org.rekindle.network.Task;

/**
 * Score and loss of a network on a data set.
 *
 * @param metric what the score is
 * @param score what networks are compared by; higher is better; NaN where the metric is not defined
 *     on these samples
 * @param loss the mean loss; for regression in units of the target as it was prepared
 * @param classes for classification, all scores by name; empty for regression, and where only the
 *     score itself is known
 */
public record Evaluation(Metric metric, double score, double loss, Optional<ClassScores> classes) {

    /** Of which nothing is known but score and loss. */
    public Evaluation(Metric metric, double score, double loss) {
        this(metric, score, loss, Optional.empty());
    }

    /** By the default metric of the task. */
    public Evaluation(Task task, double score, double loss) {
        this(Metric.of(task), score, loss);
    }

    /** What is predicted. */
    public Task task() {
        return metric.task();
    }

    /** Whether the loss is finite. After divergence it is not. */
    public boolean isFinite() {
        return Double.isFinite(loss);
    }
}
