package org.rekindle.network;

import java.util.Arrays;
import org.rekindle.text.UnknownName;

/** What training minimizes. */
public enum LossFunction {
    /** For classes: the negative log-likelihood under the softmax of the outputs. */
    CROSS_ENTROPY("cross_entropy") {
        @Override
        public boolean fits(Task task) {
            return task == Task.CLASSIFICATION;
        }

        @Override
        Loss loss(Task task, int capacity) {
            return new CrossEntropy(capacity);
        }
    },

    /**
     * For numbers: the squared difference. For classes: the squared difference between the softmax
     * of the outputs and 1 for the target class, 0 for the others; the mean over the classes.
     */
    SQUARED_ERROR("mse") {
        @Override
        public boolean fits(Task task) {
            return true;
        }

        @Override
        Loss loss(Task task, int capacity) {
            return task == Task.CLASSIFICATION
                    ? new SoftmaxSquaredError(capacity)
                    : new SquaredError();
        }
    };

    private final String id;

    LossFunction(String id) {
        this.id = id;
    }

    /** The default for a task: cross-entropy for classes, squared error for numbers. */
    public static LossFunction defaultFor(Task task) {
        return task == Task.CLASSIFICATION ? CROSS_ENTROPY : SQUARED_ERROR;
    }

    /**
     * The loss of that name.
     *
     * @throws IllegalArgumentException when there is none; the message lists the known names
     */
    public static LossFunction named(String id) {
        return Arrays.stream(values())
                .filter(loss -> loss.id.equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                UnknownName.of(
                                        "loss",
                                        id,
                                        Arrays.stream(values()).map(LossFunction::id).toList()));
    }

    /** The name in commands and documents, such as {@code mse}. */
    public String id() {
        return id;
    }

    /** Whether it can be computed for this kind of target. */
    public abstract boolean fits(Task task);

    /**
     * The loss itself.
     *
     * @param capacity the largest batch
     * @throws IllegalArgumentException when it does not fit the task
     */
    public final Loss of(Task task, int capacity) {
        requireFit(task);
        return loss(task, capacity);
    }

    /** Throws an IllegalArgumentException when it does not fit the task. */
    public final void requireFit(Task task) {
        if (!fits(task)) {
            throw new IllegalArgumentException(
                    "the loss %s is for classes, but the target is a number; use mse"
                            .formatted(id));
        }
    }

    abstract Loss loss(Task task, int capacity);
}
