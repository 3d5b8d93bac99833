package org.rekindle.run.engine;

import java.util.Optional;
import org.rekindle.cure.Remedy;
import org.rekindle.network.Dataset;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.Metric;
import org.rekindle.run.document.CureDocument;
import org.rekindle.run.document.ScoreDocument;
import org.rekindle.training.Evaluator;

/**
 * The cured network on the test samples, and beside it the network that was trained on unchanged.
 * Both come from the trial's first draw. On the validation samples remedies are compared and the
 * best of many is taken, so the score there is a little too high.
 */
final class CuredOnTest {
    private CuredOnTest() {}

    /**
     * Measures both; empty without test samples.
     *
     * @param remedy which led to the cured network
     */
    static Optional<CureDocument.OnTest> measure(
            ReopenedTrial trial, Remedy remedy, DenseNetwork cured, DenseNetwork carriedOn) {
        Dataset test = trial.dataAfter(remedy).prepared().test();
        if (test.samples() == 0) {
            return Optional.empty();
        }
        Metric metric = trial.run().recipe().plan().metric();
        return Optional.of(
                new CureDocument.OnTest(
                        test.samples(),
                        score(metric, cured, test),
                        score(metric, carriedOn, trial.data().prepared().test())));
    }

    private static ScoreDocument score(Metric metric, DenseNetwork network, Dataset test) {
        return ScoreDocument.of(new Evaluator(metric, network.shape()).evaluate(network, test));
    }
}
