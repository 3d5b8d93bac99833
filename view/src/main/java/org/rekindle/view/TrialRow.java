package org.rekindle.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.rekindle.run.document.ActivationFields;
import org.rekindle.run.document.ScoreDocument;
import org.rekindle.run.document.TrialDocument;
import org.rekindle.study.Trial;
import org.rekindle.training.Evaluation;

/**
 * A line of {@code trials.jsonl} without its census, because there may be ten thousand lines.
 *
 * @param trial the trial's number, from 0
 * @param shape the activation: its name and parameter
 * @param learningRate the size of the updates
 * @param init how the weights started
 * @param seed where the weights and the order of the batches came from
 * @param status {@code ok}, {@code diverged} or {@code stopped}
 * @param epochs whole epochs with finite numbers
 * @param score the validation score after the last of them; null when there was none
 * @param loss the validation loss then
 * @param deadFraction the share of hidden units that are dead
 * @param stuckNegativeFraction the share of hidden units that never fire and still learn
 * @param seconds how long the updates took
 */
public record TrialRow(
        int trial,
        @JsonUnwrapped ActivationFields shape,
        double learningRate,
        String init,
        long seed,
        String status,
        int epochs,
        double score,
        double loss,
        double deadFraction,
        double stuckNegativeFraction,
        double seconds) {

    static TrialRow of(Trial trial) {
        TrialDocument line = TrialDocument.of(trial);
        ScoreDocument validation = line.validation();
        return new TrialRow(
                line.trial(),
                line.shape(),
                line.learningRate(),
                line.init(),
                line.seed(),
                line.status(),
                line.epochs(),
                trial.validation().map(Evaluation::score).orElse(Double.NaN),
                validation == null ? Double.NaN : validation.loss(),
                line.deadFraction(),
                line.stuckNegativeFraction(),
                line.seconds());
    }
}
