package org.rekindle.run.document;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rekindle.data.preparation.PreparationRequest;
import org.rekindle.data.reading.ValueRules;
import org.rekindle.data.source.RowSample;
import org.rekindle.data.source.TableReading;
import org.rekindle.network.Task;
import org.rekindle.subject.Change;

/**
 * {@code run.json}: everything that is needed to repeat a run.
 *
 * @param format the version of the run format; null in older documents, which are of the same
 * @param command {@code choose} or {@code train}
 * @param versions the software that ran it
 * @param data the data that it learnt from
 * @param network the shape of the networks
 * @param space what was tried; a training run is a space of one setting and one seed
 * @param training how
 * @param seed the seed of the first trial, and the seed of the split unless {@code data} names
 *     another
 * @param exhaustive whether every setting gets every seed; null in older documents, which means
 *     true
 * @param care what was done about dying units while training went on: off, warn or cure; null for a
 *     study, which does nothing
 * @param metric what networks are ranked by; null for the default of the task, accuracy or R²
 * @param comparison how a study chooses and compares; null for a training run, and in older
 *     studies, where the seeds that compared also chose, and counted on from the first
 */
public record RunDocument(
        @Nullable Integer format,
        String command,
        Versions versions,
        Data data,
        Network network,
        Space space,
        TrainingFields training,
        long seed,
        @Nullable Boolean exhaustive,
        @Nullable String care,
        @Nullable String metric,
        @Nullable ComparisonFields comparison) {

    /** The version of the run format that this program writes and reads. */
    public static final int FORMAT = 1;

    /** Checks that no part is missing, because a document may have been written by hand. */
    public RunDocument {
        if (format != null && format != FORMAT) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "it has the run format %d, and this version reads format %d",
                            format,
                            FORMAT));
        }
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
     * @param path the file, or the folder or pattern of several files, absolute; {@code -} for
     *     standard input
     * @param sha256 of its bytes; of several files of their names and bytes
     * @param rows of the table
     * @param target the column that is predicted
     * @param task {@code classification} or {@code regression}
     * @param taskRequested whether the user said which
     * @param classes by class number; empty for regression
     * @param features the names of the network's inputs
     * @param drop columns that were left out as requested
     * @param values what cells were taken for, and what else was left out; null in older documents
     * @param standardize whether inputs were standardised
     * @param standardizeTarget whether the target was standardised; null for classes, and in older
     *     documents, which means true
     * @param noSplit whether all rows are for training, for validation and for test; null in older
     *     documents, which means false
     * @param splitSeed decides which rows are for what
     * @param splitNumber which of the splits with this seed, from 0; null means 0. In a study with
     *     several splits {@code features}, {@code split} and {@code notes} are those of the first
     * @param split how many rows are for what
     * @param notes each step of the preparation, in plain words
     * @param reading what the user said about how the table lies in its file; null where the file
     *     decides everything, as in older documents
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
            @Nullable ValuesDocument values,
            boolean standardize,
            @Nullable Boolean standardizeTarget,
            @Nullable Boolean noSplit,
            long splitSeed,
            @Nullable Integer splitNumber,
            Split split,
            List<String> notes,
            @Nullable Reading reading) {

        /** The same with more of it standardised, as a change asks. */
        Data with(Change change) {
            return with(
                    standardize || change.standardizeInputs(),
                    change.standardizeTarget() ? Boolean.TRUE : standardizeTarget,
                    splitNumber);
        }

        /**
         * As a trial of the run had them.
         *
         * @param split the trial's; 0 is that of the run
         */
        public Data onSplit(int split) {
            return with(
                    standardize,
                    standardizeTarget,
                    split == 0 ? splitNumber : Integer.valueOf(split));
        }

        private Data with(
                boolean standardize,
                @Nullable Boolean standardizeTarget,
                @Nullable Integer splitNumber) {
            return new Data(
                    path,
                    sha256,
                    rows,
                    target,
                    task,
                    taskRequested,
                    classes,
                    features,
                    drop,
                    values,
                    standardize,
                    standardizeTarget,
                    noSplit,
                    splitSeed,
                    splitNumber,
                    split,
                    notes,
                    reading);
        }

        /** The request that prepares the table in the same way again. */
        public PreparationRequest request() {
            return new PreparationRequest(
                    target,
                    taskRequested ? Task.valueOf(task.toUpperCase(Locale.ROOT)) : null,
                    new LinkedHashSet<>(drop),
                    values == null ? ValueRules.USUAL : values.toRules(),
                    standardize,
                    !Boolean.FALSE.equals(standardizeTarget),
                    !Boolean.TRUE.equals(noSplit),
                    splitSeed,
                    splitNumber == null ? 0 : splitNumber,
                    reading == null
                            ? TableReading.BY_THE_FILE
                            : reading.toReading(splitSeed, target));
        }
    }

    /**
     * What the user said about how a table lies in its file.
     *
     * @param header whether the first row names the columns; null where the file decides
     * @param table of a database; null for its only one, or where there is no database
     * @param query whose result the table is; null where the table was read as it is
     * @param sample how many rows were drawn, by the seed of the split; null for all
     */
    public record Reading(
            @Nullable Boolean header,
            @Nullable String table,
            @Nullable String query,
            @Nullable Integer sample) {
        /** The document of it; null where the file decides everything. */
        public static @Nullable Reading of(TableReading reading) {
            return reading.equals(TableReading.BY_THE_FILE)
                    ? null
                    : new Reading(
                            reading.header(),
                            reading.table(),
                            reading.query(),
                            reading.sample() == null ? null : reading.sample().rows());
        }

        TableReading toReading(long seed, String target) {
            return new TableReading(
                    header,
                    table,
                    query,
                    sample == null ? null : new RowSample(sample, seed, target));
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
     * @param bias whether units have biases; null in older documents, which means true
     * @param outputActivation {@code relu} where the output passes through a ReLU; null where it is
     *     linear
     * @param initFrom the file with the weights that training started from, of which the run keeps
     *     a copy; null where they were drawn
     */
    public record Network(
            int inputs,
            List<Integer> hidden,
            int outputs,
            float biasInit,
            @Nullable Boolean bias,
            @Nullable String outputActivation,
            @Nullable InitFrom initFrom) {

        /** With biases and a linear output, from weights that are drawn. */
        public Network(int inputs, List<Integer> hidden, int outputs, float biasInit) {
            this(inputs, hidden, outputs, biasInit, true, null, null);
        }
    }

    /**
     * The file with the weights that a training run started from.
     *
     * @param path the file, absolute
     * @param sha256 of its bytes
     */
    public record InitFrom(String path, String sha256) {}

    /**
     * What was tried.
     *
     * @param activations with their parameters
     * @param inits initializers; {@code given} where {@code network} says from which file
     * @param learningRates the sizes of the updates
     * @param seeds how many seeds compare the activations
     */
    public record Space(
            List<ActivationFields> activations,
            List<String> inits,
            List<Double> learningRates,
            int seeds) {}
}
