package org.rekindle.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rekindle.kernel.Crew;
import org.rekindle.kernel.Kernels;
import org.rekindle.kernel.Scratch;

/**
 * The forward pass. Its arrays are allocated once and used for every batch. Within a pass every
 * array is {@code float[unit][batch]} with the current batch's size as its row length. Not
 * thread-safe.
 *
 * <p>Every pass also counts how often each unit fires, over all samples of the batch.
 */
public final class ForwardPass {
    private final Kernels kernels;
    private final Crew crew;
    private final float[] targets;
    private final float[] rows;
    private final float[] inputs;
    private final float[][] preActivations;
    private final float[][] activations;
    private final int[][] firing;
    private final float[] output;
    private final int capacity;
    private final List<Stage> stages;
    private int batch;

    /** One kernel's work on one layer. */
    private interface Stage {
        void run(DenseNetwork network);
    }

    /**
     * @param shape the networks' widths
     * @param capacity the largest batch
     */
    public ForwardPass(NetworkShape shape, int capacity) {
        this(shape, capacity, Kernels.fastest());
    }

    /** On the given kernels; the results do not depend on them. */
    public ForwardPass(NetworkShape shape, int capacity, Kernels kernels) {
        this(shape, capacity, kernels, new Crew());
    }

    /** With helpers for the large products. */
    public ForwardPass(NetworkShape shape, int capacity, Kernels kernels, Crew crew) {
        this(shape, capacity, kernels, crew, true);
    }

    /** Without counting, {@link #firing} stays at 0: the benchmarks measure what it costs. */
    ForwardPass(NetworkShape shape, int capacity, Kernels kernels, Crew crew, boolean counting) {
        int layers = shape.activated().size();
        this.kernels = kernels;
        this.crew = crew;
        this.capacity = capacity;
        this.targets = new float[capacity];
        this.rows = new float[Math.multiplyExact(shape.inputs(), capacity)];
        this.inputs = new float[rows.length];
        this.preActivations = new float[layers][];
        this.activations = new float[layers][];
        this.firing = new int[layers][];
        for (int layer = 0; layer < layers; layer++) {
            int units = shape.activated().get(layer);
            preActivations[layer] = new float[Math.multiplyExact(units, capacity)];
            activations[layer] = new float[units * capacity];
            firing[layer] = new int[units];
        }
        this.output =
                shape.rectifiedOutput()
                        ? activations[layers - 1]
                        : new float[Math.multiplyExact(shape.outputs(), capacity)];
        this.stages = stages(shape, counting);
    }

    private List<Stage> stages(NetworkShape shape, boolean counting) {
        List<Stage> list = new ArrayList<>();
        list.add(network -> kernels.transpose(rows, batch, network.shape().inputs(), inputs, 0));
        float[] below = inputs;
        for (int layer = 0; layer < preActivations.length; layer++) {
            float[] x = below;
            float[] z = preActivations[layer];
            float[] a = activations[layer];
            int[] count = firing[layer];
            int index = layer;
            list.add(new Product(network -> network.activated().get(index).affine(), x, z));
            if (counting) {
                list.add(network -> kernels.countFiring(z, count.length, batch, count));
            }
            list.add(network -> activate(network, network.activated().get(index), z, a));
            below = a;
        }
        if (!shape.rectifiedOutput()) {
            float[] last = below;
            list.add(new Product(DenseNetwork::output, last, output));
        }
        return List.copyOf(list);
    }

    /** The linear part of a layer. It holds what the threads need, so a pass allocates nothing. */
    private final class Product implements Stage, Crew.Part {
        private final Function<DenseNetwork, Affine> layer;
        private final float[] x;
        private final float[] z;
        private @Nullable DenseNetwork network;

        Product(Function<DenseNetwork, Affine> layer, float[] x, float[] z) {
            this.layer = layer;
            this.x = x;
            this.z = z;
        }

        @Override
        public void run(DenseNetwork passed) {
            network = passed;
            Affine affine = layer.apply(passed);
            crew.run(affine.units(), affine.multiplyAdds(batch), this);
        }

        @Override
        public void run(int from, int to, Scratch scratch) {
            DenseNetwork passed = Objects.requireNonNull(network);
            layer.apply(passed)
                    .forward(kernels, from, to, passed.parameters(), x, z, batch, scratch);
        }
    }

    private void activate(DenseNetwork network, DenseLayer layer, float[] z, float[] a) {
        layer.activate(kernels, network.parameters(), z, a, batch);
    }

    /**
     * Sends samples through the network.
     *
     * @param order the samples' numbers in the order in which they are taken; null for their own
     *     order
     * @param from the first position taken from {@code order}
     * @param samples how many, at most the capacity
     */
    public void run(
            DenseNetwork network, Dataset data, int @Nullable [] order, int from, int samples) {
        if (samples > capacity) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "a batch holds at most %d samples, but %d were given",
                            capacity,
                            samples));
        }
        batch = samples;
        gather(data, order, from);
        for (Stage stage : stages) {
            stage.run(network);
        }
    }

    private void gather(Dataset data, int @Nullable [] order, int from) {
        int features = data.features();
        if (order == null) {
            data.rows().copy(from, batch, rows, 0);
            System.arraycopy(data.targets(), from, targets, 0, batch);
            return;
        }
        for (int i = 0; i < batch; i++) {
            int sample = order[from + i];
            data.rows().copy(sample, 1, rows, i * features);
            targets[i] = data.targets()[sample];
        }
    }

    /** The number of samples in this pass. */
    public int batch() {
        return batch;
    }

    /** z of a layer with an activation, {@code float[units][batch]}; valid until the next run. */
    public float[] preActivations(int layer) {
        return preActivations[layer];
    }

    /** a = φ(z) of such a layer, {@code float[units][batch]}; valid until the next run. */
    public float[] activations(int layer) {
        return activations[layer];
    }

    /**
     * For each unit of such a layer the number of samples with z &gt; 0; valid until the next run.
     */
    public int[] firing(int layer) {
        return firing[layer];
    }

    /** The network's output, {@code float[outputs][batch]}; valid until the next run. */
    public float[] output() {
        return output;
    }

    /**
     * The targets of this pass's samples, in its first {@link #batch} places; valid until the next
     * run.
     */
    public float[] targets() {
        return targets;
    }

    /** The batch as it was gathered, {@code float[batch][features]}. */
    float[] rows() {
        return rows;
    }

    /** The batch, {@code float[features][batch]}. */
    float[] inputs() {
        return inputs;
    }
}
