package org.rekindle.training;

import org.rekindle.kernel.Crew;
import org.rekindle.kernel.Kernels;
import org.rekindle.network.BackwardPass;
import org.rekindle.network.Dataset;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.ForwardPass;
import org.rekindle.network.Loss;

/**
 * Updates one network, step by step: forward, loss, backward, optimizer. All arrays are allocated
 * in the constructor, so a step allocates nothing. Not thread-safe.
 */
public final class TrainingStep {
    private final DenseNetwork network;
    private final Loss loss;
    private final ForwardPass forward;
    private final BackwardPass backward;
    private final Updater updater;
    private final FiringHistory firing;

    /**
     * The stages after a finite loss. They have one call site with three receivers, so the JVM
     * compiles each of them separately. Inlined together into {@link #run}, they would exceed the
     * limit of the compiler, and vectors would become objects (docs/decisions/0010).
     */
    private final Runnable[] update;

    private double learningRate;
    private long steps;

    /**
     * @param network updated in place
     * @param plan says the loss, the optimizer and its learning rate
     * @param capacity the largest batch
     */
    public TrainingStep(DenseNetwork network, TrainingPlan plan, int capacity) {
        this(network, plan, capacity, Kernels.fastest());
    }

    TrainingStep(DenseNetwork network, TrainingPlan plan, int capacity, Kernels kernels) {
        this(
                TrainingState.start(network, plan.optimizer(), kernels),
                plan,
                capacity,
                kernels,
                new Crew());
    }

    /** The same, starting from a state that another step has reached. */
    TrainingStep(TrainingState state, TrainingPlan plan, int capacity, Kernels kernels, Crew crew) {
        this(
                state,
                plan,
                capacity,
                kernels,
                crew,
                new ForwardPass(state.network().shape(), capacity, kernels, crew),
                true);
    }

    /**
     * With a given forward pass, so that the benchmarks can measure the cost of counting.
     *
     * @param census whether {@link #firing} is kept
     */
    TrainingStep(
            TrainingState state,
            TrainingPlan plan,
            int capacity,
            Kernels kernels,
            Crew crew,
            ForwardPass forward,
            boolean census) {
        this.network = state.network();
        this.loss = plan.regime().loss().of(plan.task(), capacity);
        this.learningRate = plan.learningRate();
        this.forward = forward;
        this.backward = new BackwardPass(network, forward, capacity, kernels, crew);
        this.updater = state.updater();
        this.firing = new FiringHistory(network);
        this.update =
                new Runnable[] {
                    backward::run,
                    () -> updater.step(backward.parameterGradients(), learningRate, crew),
                    census ? () -> firing.add(forward, steps) : () -> {}
                };
    }

    /**
     * Takes one step on the samples that {@code order} names from position {@code from} on.
     *
     * @param batch how many samples, at most the capacity
     * @return the batch's mean loss before the update; when it is NaN or infinite, the network is
     *     left as it was
     */
    public double run(Dataset data, int[] order, int from, int batch) {
        forward.run(network, data, order, from, batch);
        double mean = backward.startFrom(loss);
        if (Double.isFinite(mean)) {
            steps++;
            for (Runnable part : update) {
                part.run();
            }
        }
        return mean;
    }

    /** Sets the learning rate of the next steps; until then it is the plan's. */
    void learnAt(double rate) {
        learningRate = rate;
    }

    /** The number of updates so far. */
    public long steps() {
        return steps;
    }

    /** Which units fired in these updates, over every sample of every step. */
    public FiringHistory firing() {
        return firing;
    }
}
