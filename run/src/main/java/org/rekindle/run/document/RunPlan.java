package org.rekindle.run.document;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rekindle.activation.Activation;
import org.rekindle.network.GivenWeights;
import org.rekindle.network.Initializer;
import org.rekindle.network.LossFunction;
import org.rekindle.network.Metric;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;
import org.rekindle.study.Curtailment;
import org.rekindle.study.Elimination;
import org.rekindle.study.Exhaustive;
import org.rekindle.study.Protocol;
import org.rekindle.study.SearchSpace;
import org.rekindle.study.StudyPlan;
import org.rekindle.study.TrialSeeds;
import org.rekindle.text.UnknownName;
import org.rekindle.training.Optimizer;
import org.rekindle.training.Regime;
import org.rekindle.training.Schedule;

/** The study that {@code run.json} describes. */
public final class RunPlan {
    private static final String RELU = "relu";

    private RunPlan() {}

    /**
     * The study that this document describes. Where training started from a file, its weights are
     * not read yet.
     *
     * @throws IllegalArgumentException when the document names what is not known, or what does not
     *     fit together
     */
    public static StudyPlan of(RunDocument run) {
        RunDocument.Space space = run.space();
        TrainingFields training = run.training();
        Metric metric = metric(run);
        return new StudyPlan(
                new SearchSpace(
                        space.activations().stream()
                                .map(ActivationFields::toActivation)
                                .map(Activation.class::cast)
                                .toList(),
                        space.inits().stream().map(RunPlan::initializer).toList(),
                        space.learningRates(),
                        space.seeds()),
                metric,
                shape(run.network()),
                run.network().biasInit(),
                Optimizer.named(training.optimizer(), training.momentum(), training.weightDecay()),
                training.batchSize(),
                training.epochs(),
                run.seed(),
                elimination(run),
                regime(training, metric.task()),
                protocol(run.comparison()));
    }

    private static Metric metric(RunDocument run) {
        Task task = Task.valueOf(run.data().task().toUpperCase(Locale.ROOT));
        if (run.metric() == null) {
            return Metric.of(task);
        }
        Metric named = Metric.named(run.metric());
        if (!named.fits(task, run.network().outputs())) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s does not score %s with %d outputs",
                            run.metric(),
                            run.data().task(),
                            run.network().outputs()));
        }
        return named;
    }

    private static Initializer initializer(String name) {
        return name.equals(GivenWeights.NAME) ? GivenWeights.UNREAD : Initializer.named(name);
    }

    private static NetworkShape shape(RunDocument.Network network) {
        String output = network.outputActivation();
        if (output != null && !output.equals(RELU)) {
            throw UnknownName.of("output activation", output, List.of(RELU));
        }
        return new NetworkShape(
                network.inputs(),
                network.hidden(),
                network.outputs(),
                !Boolean.FALSE.equals(network.bias()),
                output != null);
    }

    private static Elimination elimination(RunDocument run) {
        if (!Boolean.FALSE.equals(run.exhaustive())) {
            return new Exhaustive();
        }
        return run.comparison() == null ? Curtailment.BEFORE_FRESH_SEEDS : Curtailment.DEFAULT;
    }

    private static Regime regime(TrainingFields training, Task task) {
        String loss = training.loss();
        String schedule = training.schedule();
        return new Regime(
                loss == null ? LossFunction.defaultFor(task) : LossFunction.named(loss),
                schedule == null ? Schedule.CONSTANT : Schedule.named(schedule));
    }

    private static Protocol protocol(@Nullable ComparisonFields comparison) {
        if (comparison == null) {
            return Protocol.BEFORE_FRESH_SEEDS;
        }
        Integer splits = comparison.splits();
        return new Protocol(
                comparison.choosingSeeds(),
                TrialSeeds.valueOf(comparison.trialSeeds().toUpperCase(Locale.ROOT)),
                comparison.margin(),
                splits == null ? Protocol.DEFAULT_SPLITS : splits);
    }
}
