package org.rekindle.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.rekindle.network.GivenWeights;
import org.rekindle.network.Metric;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;
import org.rekindle.training.Adam;
import org.rekindle.training.Optimizer;
import org.rekindle.training.Recipe;
import org.rekindle.training.Regime;
import org.rekindle.training.TrainingData;
import org.rekindle.training.TrainingPlan;

/**
 * Everything that determines a study, apart from its data.
 *
 * @param space what is tried
 * @param metric what networks are ranked by; it says what is predicted
 * @param shape the networks' widths
 * @param hiddenBias the initial bias of all hidden units
 * @param optimizer how gradients become updates
 * @param batchSize samples per update
 * @param epochs passes over the training samples
 * @param seed the seed of the study, and of the trials of its first round
 * @param elimination which settings get no more seeds
 * @param regime what is minimized, and how the learning rate falls
 * @param protocol which rounds choose, which compare, and with which seeds
 */
public record StudyPlan(
        SearchSpace space,
        Metric metric,
        NetworkShape shape,
        float hiddenBias,
        Optimizer optimizer,
        int batchSize,
        int epochs,
        long seed,
        Elimination elimination,
        Regime regime,
        Protocol protocol) {

    /** With the task's own loss, at a constant rate, and the protocol of a new study. */
    public StudyPlan(
            SearchSpace space,
            Metric metric,
            NetworkShape shape,
            float hiddenBias,
            Optimizer optimizer,
            int batchSize,
            int epochs,
            long seed,
            Elimination elimination) {
        this(
                space,
                metric,
                shape,
                hiddenBias,
                optimizer,
                batchSize,
                epochs,
                seed,
                elimination,
                Regime.defaultFor(metric.task()),
                Protocol.of(space));
    }

    /**
     * Checks that there is a hidden layer, that the loss fits the task, and that the rounds that
     * choose are no more than those that compare.
     */
    public StudyPlan {
        if (shape.hidden().isEmpty()) {
            throw new IllegalArgumentException("a network needs at least one hidden layer");
        }
        regime.loss().requireFit(metric.task());
        space.requireRoomFor(protocol.splits());
        if (protocol.choosing() > protocol.comparing(space)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "no more seeds may choose than compare, but %d choose and %d compare",
                            protocol.choosing(),
                            protocol.comparing(space)));
        }
    }

    /** Two hidden layers of 128 units. */
    public static final List<Integer> DEFAULT_HIDDEN = List.of(128, 128);

    /** Samples per update. */
    public static final int DEFAULT_BATCH_SIZE = TrainingPlan.DEFAULT_BATCH_SIZE;

    /** Passes over the training samples. */
    public static final int DEFAULT_EPOCHS = TrainingPlan.DEFAULT_EPOCHS;

    /**
     * Every activation at the default rates, with five seeds and Adam. Settings that can no longer
     * win are dropped.
     *
     * @param shape the networks' widths
     */
    public static StudyPlan defaults(Task task, NetworkShape shape) {
        return new StudyPlan(
                SearchSpace.defaults(),
                Metric.of(task),
                shape,
                0,
                Adam.withWeightDecay(0),
                DEFAULT_BATCH_SIZE,
                DEFAULT_EPOCHS,
                1,
                Curtailment.DEFAULT);
    }

    /** The same from given weights, whatever the space says of how they are drawn. */
    public StudyPlan startingFrom(GivenWeights weights) {
        return new StudyPlan(
                space.startingFrom(weights),
                metric,
                shape,
                hiddenBias,
                optimizer,
                batchSize,
                epochs,
                seed,
                elimination,
                regime,
                protocol);
    }

    /** What is predicted. */
    public Task task() {
        return metric.task();
    }

    /** The study of this plan with Rekindle's own networks. */
    public Study study(TrainingData data) {
        return new Study(this, new DenseCandidates(this, data));
    }

    /**
     * The trials that the study may have, in the order in which they are run: all settings with the
     * first seed, then all with the second, so that a study that is stopped early has treated all
     * settings alike.
     */
    public List<TrialKey> trials() {
        List<Setting> settings = space.settings();
        List<TrialKey> keys = new ArrayList<>();
        for (int round = 0; round < rounds(); round++) {
            long trialSeed = trialSeed(round);
            int split = protocol.splitOf(round);
            for (Setting setting : settings) {
                keys.add(new TrialKey(keys.size(), setting, trialSeed, split));
            }
        }
        return Collections.unmodifiableList(keys);
    }

    /** The number of rounds: those that choose, and those that compare. */
    int rounds() {
        return protocol.choosing() + protocol.comparing(space);
    }

    /** The most trials that are run, which is the case when no setting is dropped early. */
    public int mostTrials() {
        int settings = space.settings().size();
        boolean allCompare = protocol.choosing() == 0 || elimination instanceof Exhaustive;
        return settings * protocol.choosing()
                + (allCompare ? settings : space.activations().size()) * protocol.comparing(space);
    }

    /** The seed of every trial of a round, counted from 0. */
    long trialSeed(int round) {
        return protocol.seeds().of(seed, round);
    }

    /**
     * How a trial is trained. It depends on the trial's seed, not on its place in the study, so
     * trials of one seed start from the same draws and see the same batches: their differences are
     * paired. The number of inputs is that of the first split.
     */
    public Recipe recipe(TrialKey key) {
        return recipe(key.setting(), key.seed());
    }

    Recipe recipe(Setting setting, long trialSeed) {
        return new Recipe(
                shape,
                setting.activation(),
                setting.initializer(),
                Collections.nCopies(shape.hidden().size(), hiddenBias),
                new TrainingPlan(
                        metric,
                        optimizer,
                        setting.learningRate(),
                        batchSize,
                        epochs,
                        regime,
                        epochs),
                trialSeed);
    }
}
