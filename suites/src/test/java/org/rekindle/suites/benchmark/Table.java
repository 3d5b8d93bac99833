package org.rekindle.suites.benchmark;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.rekindle.data.preparation.PreparationRequest;
import org.rekindle.network.Dataset;
import org.rekindle.network.Task;
import org.rekindle.run.engine.LoadedData;
import org.rekindle.training.TrainingData;

/**
 * A table, with raw and with standardised columns.
 *
 * @param name its name in the results
 * @param task what is predicted
 * @param outputs of a network for it
 * @param isNew whether no rule or threshold was chosen with it in view
 * @param raw as the table has it
 * @param inputs the means and standard deviations of the training samples
 * @param target the same of the number to predict; unused for classes
 */
record Table(
        String name,
        Task task,
        int outputs,
        boolean isNew,
        TrainingData raw,
        Scale inputs,
        Scale target) {
    private static final int MOST_TRAINING = 700;
    private static final int MOST_VALIDATION = 600;

    /** Reads a table; of a long one only the first rows after the shuffle are kept. */
    static Table read(String name, Path path, String target, Task task, boolean isNew) {
        LoadedData data =
                LoadedData.load(
                        path,
                        new PreparationRequest(
                                target,
                                task,
                                Set.of(),
                                false,
                                task == Task.CLASSIFICATION,
                                true,
                                1));
        TrainingData raw =
                new TrainingData(
                        first(data.prepared().train(), MOST_TRAINING),
                        first(data.prepared().validation(), MOST_VALIDATION));
        return of(name, task, data.outputs(), isNew, raw);
    }

    /** A table that was computed. */
    static Table of(String name, Task task, int outputs, boolean isNew, TrainingData raw) {
        Dataset train = raw.train();
        return new Table(
                name,
                task,
                outputs,
                isNew,
                raw,
                Scale.of(train.inputs(), train.features()),
                Scale.of(train.targets(), 1));
    }

    /** How many inputs a network needs. */
    int features() {
        return raw.train().features();
    }

    boolean isRegression() {
        return task == Task.REGRESSION;
    }

    /**
     * The samples.
     *
     * @param inputFactor the raw inputs are multiplied by this; 0 for standardised inputs
     * @param targetFactor the same of a number to predict; 0 for a standardised target
     */
    TrainingData data(float inputFactor, float targetFactor) {
        return new TrainingData(
                data(raw.train(), inputFactor, targetFactor),
                data(raw.validation(), inputFactor, targetFactor));
    }

    private Dataset data(Dataset samples, float inputFactor, float targetFactor) {
        return new Dataset(
                inputs.apply(samples.inputs(), inputFactor),
                isRegression() ? target.apply(samples.targets(), targetFactor) : samples.targets(),
                samples.features());
    }

    private static Dataset first(Dataset data, int most) {
        int samples = Math.min(most, data.samples());
        return new Dataset(
                Arrays.copyOf(data.inputs(), samples * data.features()),
                Arrays.copyOf(data.targets(), samples),
                data.features());
    }

    /** Two tables are the same if their names are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Table table && table.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** What standardises columns: the mean of each and its standard deviation, 1 if it is 0. */
    static final class Scale {
        private final float[] mean;
        private final float[] deviation;

        private Scale(float[] mean, float[] deviation) {
            this.mean = mean;
            this.deviation = deviation;
        }

        static Scale of(float[] values, int columns) {
            int rows = values.length / columns;
            float[] mean = new float[columns];
            float[] deviation = new float[columns];
            for (int column = 0; column < columns; column++) {
                double sum = 0;
                double squares = 0;
                for (int i = column; i < values.length; i += columns) {
                    sum += values[i];
                }
                for (int i = column; i < values.length; i += columns) {
                    squares += Math.pow(values[i] - sum / rows, 2);
                }
                mean[column] = (float) (sum / rows);
                deviation[column] = squares == 0 ? 1 : (float) Math.sqrt(squares / rows);
            }
            return new Scale(mean, deviation);
        }

        float[] apply(float[] values, float factor) {
            float[] scaled = new float[values.length];
            for (int i = 0; i < values.length; i++) {
                int column = i % mean.length;
                scaled[i] =
                        factor == 0
                                ? (values[i] - mean[column]) / deviation[column]
                                : values[i] * factor;
            }
            return scaled;
        }
    }
}
