package org.rekindle.training;

import org.rekindle.network.LossFunction;
import org.rekindle.network.Task;

/**
 * What a training minimizes, and how its learning rate falls.
 *
 * @param loss what is minimized
 * @param schedule how the learning rate falls over the epochs of a plan
 */
public record Regime(LossFunction loss, Schedule schedule) {

    /** The default loss of a task, at a constant rate. */
    public static Regime defaultFor(Task task) {
        return new Regime(LossFunction.defaultFor(task), Schedule.CONSTANT);
    }
}
