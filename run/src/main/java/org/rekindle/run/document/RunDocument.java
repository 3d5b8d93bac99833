package org.rekindle.run.document;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rekindle.activation.Activation;
import org.rekindle.data.PreparationRequest;
import org.rekindle.network.Initializer;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;
import org.rekindle.study.Curtailment;
import org.rekindle.study.Elimination;
import org.rekindle.study.Exhaustive;
import org.rekindle.study.Protocol;
import org.rekindle.study.SearchSpace;
import org.rekindle.study.StudyPlan;
import org.rekindle.study.TrialSeeds;
import org.rekindle.training.Optimizer;

/**
 * {@code run.json}: everything that is needed to repeat a run.
 *
 * @param command {@code choose} or {@code train}
 * @param versions the software that ran it
 * @param data the data that it learnt from
 * @param network the shape of the networks
 * @param space what was tried; a training run is a space of one setting and one seed
 * @param training how
 * @param seed the seed of the first trial, and the seed of the split unless {@code data} names another
 * @param exhaustive whether every setting gets every seed; null in older documents, which means
 *     true
 * @param care what was done about dying units while training went on: off, warn or cure; null for a
 *     study, which does nothing
 * @param comparison how a study chooses and compares; null for a training run, and in older
 *     studies, where the seeds that compared also chose, and counted on from the first
 */
public record RunDocument(
        String command,
        Versions versions,
        Data data,
        Network network,
        Space space,
        Training training,
        long seed,
        @Nullable Boolean exhaustive,
        @Nullable String care,
        @Nullable Comparison comparison) {

    /** Checks that no part is missing, because a document may have been written by hand. */
    public RunDocument {
        require("command", command);
        require("versions", versions);
        require("data", data);
        require("network", network);
        require("space", space);
        require("training", training);
    }

    private static void require(String field, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("the field \"%s\" is missing".formatted(field));
        }
    }

    /**
     * The software that ran it.
     *
     * @param rekindle this program's version
     * @param java the JVM's
     * @param kernels how the arithmetic was done; the results do not depend on it
     */
    public record Versions(String rekindle, String java, String kernels) {}

    /**
     * The data that was learnt from.
     *
     * @param path the file, absolute
     * @param sha256 of its bytes
     * @param rows of the table
     * @param target the column that is predicted
     * @param task {@code classification} or {@code regression}
     * @param taskRequested whether the user said which
     * @param classes by class number; empty for regression
     * @param features the names of the network's inputs
     * @param drop columns that were left out
     * @param standardize whether inputs were standardised
     * @param splitSeed decides which rows are for what
     * @param split how many rows are for what
     * @param notes each step of the preparation, in plain words
     */
    public record Data(
            String path,
            String sha256,
            int rows,
            String target,
            String task,
            boolean taskRequested,
            List<String> classes,
            List<String> features,
            List<String> drop,
            boolean standardize,
            long splitSeed,
            Split split,
            List<String> notes) {

        /** The request that prepares the table in the same way again. */
        public PreparationRequest request() {
            return new PreparationRequest(
                    target,
                    taskRequested ? Task.valueOf(task.toUpperCase(Locale.ROOT)) : null,
                    new LinkedHashSet<>(drop),
                    standardize,
                    splitSeed);
        }
    }

    /**
     * How many rows are for what.
     *
     * @param train rows that gradients come from
     * @param validation rows that choices are made on
     * @param test rows for the winner alone
     */
    public record Split(int train, int validation, int test) {}

    /**
     * The networks.
     *
     * @param inputs the number of features
     * @param hidden the units of each hidden layer
     * @param outputs the number of outputs
     * @param biasInit where the biases of hidden layers start
     */
    public record Network(int inputs, List<Integer> hidden, int outputs, float biasInit) {}

    /**
     * What was tried.
     *
     * @param activations with their parameters
     * @param inits initializers
     * @param learningRates the sizes of the updates
     * @param seeds how many seeds compare the activations
     */
    public record Space(
            List<ActivationFields> activations,
            List<String> inits,
            List<Double> learningRates,
            int seeds) {}

    /**
     * How the networks were trained.
     *
     * @param optimizer {@code adam} or {@code sgd}
     * @param momentum of SGD; null for Adam
     * @param weightDecay decoupled
     * @param batchSize samples per update
     * @param epochs passes over the training samples
     */
    public record Training(
            String optimizer,
            @Nullable Double momentum,
            double weightDecay,
            int batchSize,
            int epochs) {

        Optimizer toOptimizer() {
            return Optimizer.named(optimizer, momentum, weightDecay);
        }
    }

    /**
     * How a study compares.
     *
     * @param choosingSeeds how many seeds choose each activation's setting, before others compare
     * @param trialSeeds how the seeds of trials follow from {@code seed}: {@code derived} or {@code
     *     counted}
     * @param margin differences of scores up to this count as none
     */
    public record Comparison(int choosingSeeds, String trialSeeds, double margin) {
        /** The document of a protocol. */
        public static Comparison of(Protocol protocol) {
            return new Comparison(
                    protocol.choosing(),
                    protocol.seeds().name().toLowerCase(Locale.ROOT),
                    protocol.margin());
        }

        Protocol toProtocol() {
            return new Protocol(
                    choosingSeeds,
                    TrialSeeds.valueOf(trialSeeds.toUpperCase(Locale.ROOT)),
                    margin);
        }
    }

    private Elimination elimination() {
        if (!Boolean.FALSE.equals(exhaustive)) {
            return new Exhaustive();
        }
        return comparison == null ? Curtailment.BEFORE_FRESH_SEEDS : Curtailment.DEFAULT;
    }

    /** The study that this document describes. */
    public StudyPlan toPlan() {
        return new StudyPlan(
                new SearchSpace(
                        space.activations.stream()
                                .map(ActivationFields::toActivation)
                                .map(Activation.class::cast)
                                .toList(),
                        space.inits.stream().map(Initializer::named).toList(),
                        space.learningRates,
                        space.seeds),
                Task.valueOf(data.task.toUpperCase(Locale.ROOT)),
                new NetworkShape(network.inputs, network.hidden, network.outputs),
                network.biasInit,
                training.toOptimizer(),
                training.batchSize,
                training.epochs,
                seed,
                elimination(),
                comparison == null ? Protocol.BEFORE_FRESH_SEEDS : comparison.toProtocol());
    }
}
