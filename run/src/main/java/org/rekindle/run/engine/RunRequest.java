package org.rekindle.run.engine;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rekindle.activation.Activation;
import org.rekindle.data.preparation.PreparationRequest;
import org.rekindle.network.Metric;
import org.rekindle.run.document.Defaults;
import org.rekindle.run.document.TrainingFields;
import org.rekindle.study.Protocol;
import org.rekindle.study.SearchSpace;
import org.rekindle.study.StudyPlan;

/**
 * What a new run shall do: on which table, with which networks, and how they are trained.
 *
 * @param command {@code choose} or {@code train}
 * @param table the file with the data
 * @param preparation what is predicted, and how the table is prepared
 * @param network which networks are trained
 * @param space what is tried; for {@code train} a single setting
 * @param training how the networks are trained
 * @param metric what networks are ranked by; null for the default of the task
 * @param seed decides everything random
 * @param exhaustive whether settings that can no longer win get all their seeds
 * @param care what a training run does about dying units; null for a study
 * @param threads how many trials run at a time
 * @param margin of a study: differences of scores up to this count as none
 * @param splits of a study: how many splits of the rows compare the activations
 * @param out the folder to make; by default one under {@code runs} in the current folder
 */
public record RunRequest(
        String command,
        Path table,
        PreparationRequest preparation,
        RequestedNetwork network,
        SearchSpace space,
        TrainingFields training,
        @Nullable Metric metric,
        long seed,
        boolean exhaustive,
        @Nullable String care,
        int threads,
        double margin,
        int splits,
        Optional<Path> out) {

    /** A study of all activations with every default. */
    public static RunRequest choose(Path table, String target) {
        return withDefaults("choose", table, target, SearchSpace.defaults(), null);
    }

    /** One network with every default. */
    public static RunRequest train(Path table, String target, Activation activation) {
        SearchSpace space =
                new SearchSpace(
                        List.of(activation),
                        List.of(Defaults.INITIALIZER),
                        List.of(Defaults.LEARNING_RATE),
                        1);
        return withDefaults("train", table, target, space, Defaults.CARE);
    }

    private static RunRequest withDefaults(
            String command, Path table, String target, SearchSpace space, @Nullable String care) {
        return new RunRequest(
                command,
                table,
                new PreparationRequest(target, null, new LinkedHashSet<>(), true, Defaults.SEED),
                RequestedNetwork.defaults(),
                space,
                new TrainingFields(
                        Defaults.OPTIMIZER,
                        null,
                        0,
                        StudyPlan.DEFAULT_BATCH_SIZE,
                        StudyPlan.DEFAULT_EPOCHS),
                null,
                Defaults.SEED,
                false,
                care,
                Runtime.getRuntime().availableProcessors(),
                Protocol.DEFAULT_MARGIN,
                Protocol.DEFAULT_SPLITS,
                Optional.empty());
    }

    /** The same request with this learning rate only. */
    public RunRequest withLearningRate(double learningRate) {
        SearchSpace other =
                new SearchSpace(
                        space.activations(),
                        space.initializers(),
                        List.of(learningRate),
                        space.seeds());
        return with(preparation, other, margin, splits, out);
    }

    /** The same study with this margin. */
    public RunRequest withMargin(double other) {
        return with(preparation, space, other, splits, out);
    }

    /**
     * The same study over several splits: the same rows are for the test in all of them, and the
     * others are divided between training and validation anew.
     *
     * @param count how many splits compare the activations
     */
    public RunRequest withSplits(int count) {
        return with(preparation, space, margin, count, out);
    }

    /**
     * The same training run on one of the splits of a study.
     *
     * @param number from 0
     */
    public RunRequest onSplit(int number) {
        return with(preparation.onSplit(number), space, margin, splits, out);
    }

    /** The same request, written to this folder. */
    public RunRequest into(Path folder) {
        return with(preparation, space, margin, splits, Optional.of(folder));
    }

    private RunRequest with(
            PreparationRequest preparation,
            SearchSpace space,
            double margin,
            int splits,
            Optional<Path> out) {
        return new RunRequest(
                command,
                table,
                preparation,
                network,
                space,
                training,
                metric,
                seed,
                exhaustive,
                care,
                threads,
                margin,
                splits,
                out);
    }
}
