package org.rekindle.run.document;

import java.util.List;
import org.rekindle.network.GivenWeights;
import org.rekindle.study.TrialKey;
import org.rekindle.subject.Change;
import org.rekindle.training.Recipe;

/** A trial of a run, as the document of a training run of its own. */
public final class Retraining {
    private Retraining() {}

    /**
     * One trial of a run as a training run of its own, with a change.
     *
     * @param key which trial
     */
    public static RunDocument of(RunDocument run, TrialKey key, Change change) {
        Recipe recipe = RunPlan.of(run).recipe(key).with(change);
        RunDocument.Network network = run.network();
        TrainingFields training = run.training();
        return new RunDocument(
                RunDocument.FORMAT,
                "train",
                run.versions(),
                run.data().onSplit(key.split()).with(change),
                new RunDocument.Network(
                        network.inputs(),
                        recipe.shape().hidden(),
                        network.outputs(),
                        recipe.hiddenBiases().get(0),
                        network.bias(),
                        recipe.shape().rectifiedOutput() ? network.outputActivation() : null,
                        recipe.initializer() instanceof GivenWeights ? network.initFrom() : null),
                new RunDocument.Space(
                        List.of(ActivationFields.of(recipe.activation())),
                        List.of(recipe.initializer().name()),
                        List.of(recipe.plan().learningRate()),
                        1),
                new TrainingFields(
                        training.optimizer(),
                        training.momentum(),
                        recipe.plan().optimizer().weightDecay(),
                        training.batchSize(),
                        training.epochs(),
                        training.schedule(),
                        training.loss()),
                key.seed(),
                true,
                Defaults.CARE,
                run.metric(),
                null);
    }
}
