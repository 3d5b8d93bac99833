package org.rekindle.run.document;

import org.jspecify.annotations.Nullable;
import org.rekindle.network.LossFunction;
import org.rekindle.network.Task;
import org.rekindle.training.Schedule;

/**
 * How the networks were trained.
 *
 * @param optimizer {@code adam} or {@code sgd}
 * @param momentum of SGD; null for Adam
 * @param weightDecay decoupled
 * @param batchSize samples per update
 * @param epochs passes over the training samples
 * @param schedule how the learning rate falls: {@code constant}, {@code cosine} or {@code step};
 *     null in older documents, which means constant
 * @param loss what was minimized: {@code cross_entropy} or {@code mse}; null means the default of
 *     the task
 */
public record TrainingFields(
        String optimizer,
        @Nullable Double momentum,
        double weightDecay,
        int batchSize,
        int epochs,
        @Nullable String schedule,
        @Nullable String loss) {

    /** With the default loss, at a constant rate. */
    public TrainingFields(
            String optimizer,
            @Nullable Double momentum,
            double weightDecay,
            int batchSize,
            int epochs) {
        this(optimizer, momentum, weightDecay, batchSize, epochs, Schedule.CONSTANT.id(), null);
    }

    /** The same with the loss of a task where none is named. */
    public TrainingFields forTask(Task task) {
        return new TrainingFields(
                optimizer,
                momentum,
                weightDecay,
                batchSize,
                epochs,
                schedule,
                loss == null ? LossFunction.defaultFor(task).id() : loss);
    }
}
