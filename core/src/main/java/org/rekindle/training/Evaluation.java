package org.rekindle.training;

import org.rekindle.network.Task;

/**
 * Score and loss of a network on a data set.
 *
 * @param task what is predicted; it determines the score
 * @param score accuracy (the share of samples whose largest output is the target's) or R² (1 − Σ(y
 *     − t)² / Σ(t − mean t)²); higher is better
 * @param loss the mean loss; for regression in units of the standardised target
 */
public record Evaluation(Task task, double score, double loss) {

    /** Whether the loss is finite. After divergence it is not. */
    public boolean isFinite() {
        return Double.isFinite(loss);
    }
}
