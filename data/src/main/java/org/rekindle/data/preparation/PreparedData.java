package org.rekindle.data.preparation;

import java.util.List;
import java.util.Optional;
import org.rekindle.network.Dataset;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;
import org.rekindle.training.TrainingData;

/**
 * A table made ready for a study.
 *
 * @param task what is predicted
 * @param features the name of each input, in order
 * @param classes the label of each class number; empty for regression
 * @param train about 60 % of the rows, or all of them; everything that is fitted is fitted on these
 * @param validation about 20 %, to choose by; without a split those of {@code train}
 * @param test about 20 %, for the winner alone; without a split those of {@code train}
 * @param notes each step that was taken, one plain sentence each, in order
 * @param inputScaling how raw values became the inputs, and a regression's targets
 * @param otherTask the task that could have been requested instead of the one that was decided from
 *     the values; empty where the task was requested, or is the only one possible
 * @param values what the values turned out to be
 */
public record PreparedData(
        Task task,
        List<String> features,
        List<String> classes,
        Dataset train,
        Dataset validation,
        Dataset test,
        List<String> notes,
        Standardization inputScaling,
        Optional<Task> otherTask,
        ValueReport values) {
    /** Copies the lists. */
    public PreparedData {
        features = List.copyOf(features);
        classes = List.copyOf(classes);
        notes = List.copyOf(notes);
    }

    /** Whether scores are measured on other rows than those that were learnt from. */
    public boolean isSplit() {
        return validation != train;
    }

    /** What networks learn from and are measured on; the test rows are not among it. */
    public TrainingData trainingData() {
        return new TrainingData(train, validation);
    }

    /**
     * The shape of a network for this table.
     *
     * @param hidden the units of each hidden layer, from the input on
     */
    public NetworkShape shape(List<Integer> hidden) {
        int outputs = task == Task.CLASSIFICATION ? classes.size() : 1;
        return new NetworkShape(features.size(), hidden, outputs);
    }
}
