package org.rekindle.network;

import java.util.ArrayList;
import java.util.List;
import org.rekindle.kernel.Crew;
import org.rekindle.kernel.Kernels;

/**
 * The backward pass: its arrays, allocated once, and its stages, each compiled separately as in
 * {@link ForwardPass}. Not thread-safe.
 */
public final class BackwardPass {
    /** The number of lanes of the longest vectors. */
    private static final int NARROW = 16;

    private final Kernels kernels;
    private final Crew crew;
    private final float[] parameters;
    private final ForwardPass forward;
    private final int outputs;

    /** ∂loss/∂output, {@code float[outputs][batch]}. */
    private final float[] outputGradient;

    private final float[] narrowGradients;
    private final float[] parameterGradients;
    private final float[] partialSums = new float[Kernels.SUMS_SCRATCH];
    private final List<Runnable> stages;

    /**
     * @param network the network that gradients are for
     * @param forward the pass whose batches are sent back through it
     * @param capacity the largest batch
     */
    public BackwardPass(DenseNetwork network, ForwardPass forward, int capacity, Kernels kernels) {
        this(network, forward, capacity, kernels, new Crew());
    }

    /** With helpers for the large products. */
    public BackwardPass(
            DenseNetwork network, ForwardPass forward, int capacity, Kernels kernels, Crew crew) {
        NetworkShape shape = network.shape();
        int widest = shape.outputs();
        for (int units : shape.hidden()) {
            widest = Math.max(widest, units);
        }
        this.kernels = kernels;
        this.crew = crew;
        this.parameters = network.parameters();
        this.forward = forward;
        this.outputs = shape.outputs();
        this.outputGradient = new float[shape.outputs() * capacity];
        this.narrowGradients = new float[widest * NARROW];
        this.parameterGradients = new float[parameters.length];
        this.stages = stages(network, capacity);
    }

    /**
     * The mean loss of the batch that the forward pass last ran. Its gradient is what {@link #run}
     * sends back.
     */
    public double startFrom(Loss loss) {
        return loss.meanWithGradient(
                kernels,
                forward.output(),
                outputs,
                forward.targets(),
                forward.batch(),
                outputGradient);
    }

    /** ∂loss/∂parameters, laid out as {@link DenseNetwork#parameters}; valid after {@link #run}. */
    public float[] parameterGradients() {
        return parameterGradients;
    }

    /** Sends {@link #outputGradient} back through that batch. */
    public void run() {
        for (Runnable stage : stages) {
            stage.run();
        }
    }

    private List<Runnable> stages(DenseNetwork network, int capacity) {
        List<Runnable> list = new ArrayList<>();
        boolean biases = network.shape().biases();
        Affine above = network.output();
        float[] gradient = outputGradient;
        int hiddenLayers = network.hidden().size();
        if (network.shape().rectifiedOutput()) {
            DenseLayer output = network.activated().get(hiddenLayers);
            addActivation(list, output, forward.preActivations(hiddenLayers), gradient);
        }
        for (int i = hiddenLayers - 1; i >= 0; i--) {
            DenseLayer layer = network.hidden().get(i);
            addParameterGradients(list, above, biases, gradient, forward.activations(i), false);
            float[] below = new float[layer.units() * capacity];
            addInputGradient(list, above, gradient, below);
            addActivation(list, layer, forward.preActivations(i), below);
            above = layer.affine();
            gradient = below;
        }
        boolean bySample = !isNarrow(above);
        float[] inputs = bySample ? forward.rows() : forward.inputs();
        addParameterGradients(list, above, biases, gradient, inputs, bySample);
        return List.copyOf(list);
    }

    /**
     * The gradients of an affine part's weights and biases.
     *
     * @param biases whether the biases are learnt; else their gradients stay 0
     * @param zGradient ∂loss/∂z, {@code float[units][batch]}
     * @param x what the part received, {@code float[fan_in][batch]}, or {@code
     *     float[batch][fan_in]} if it is by sample
     */
    private void addParameterGradients(
            List<Runnable> list,
            Affine affine,
            boolean biases,
            float[] zGradient,
            float[] x,
            boolean bySample) {
        if (isNarrow(affine)) {
            addNarrowWeightGradients(list, affine, zGradient, x);
        } else {
            addWeightGradients(list, affine, zGradient, x, bySample);
        }
        if (biases) {
            addBiasGradients(list, affine, zGradient);
        }
    }

    /** Rows of fewer weights than a vector has lanes, but columns of at least as many. */
    private static boolean isNarrow(Affine affine) {
        return affine.fanIn() < NARROW && affine.units() >= NARROW;
    }

    private void addWeightGradients(
            List<Runnable> list, Affine affine, float[] zGradient, float[] x, boolean bySample) {
        int fanIn = affine.fanIn();
        int weights = affine.weights();
        addProduct(
                list,
                affine,
                affine.units(),
                (from, to, scratch) ->
                        kernels.weightGradients(
                                from,
                                to,
                                fanIn,
                                batch(),
                                zGradient,
                                x,
                                bySample,
                                parameterGradients,
                                weights,
                                scratch));
    }

    /**
     * Computes the transposed gradient, whose rows are long enough to fill vectors, and transposes
     * it. The sums are the same, term by term.
     */
    private void addNarrowWeightGradients(
            List<Runnable> list, Affine affine, float[] zGradient, float[] x) {
        int units = affine.units();
        int fanIn = affine.fanIn();
        int weights = affine.weights();
        addProduct(
                list,
                affine,
                fanIn,
                (from, to, scratch) ->
                        kernels.weightGradients(
                                from,
                                to,
                                units,
                                batch(),
                                x,
                                zGradient,
                                false,
                                narrowGradients,
                                0,
                                scratch));
        list.add(
                () ->
                        kernels.transpose(
                                narrowGradients, fanIn, units, parameterGradients, weights));
    }

    private void addProduct(List<Runnable> list, Affine affine, int rows, Crew.Part product) {
        list.add(() -> crew.run(rows, affine.multiplyAdds(batch()), product));
    }

    private void addBiasGradients(List<Runnable> list, Affine affine, float[] zGradient) {
        list.add(
                () ->
                        kernels.rowSums(
                                zGradient,
                                affine.units(),
                                batch(),
                                parameterGradients,
                                affine.biases(),
                                partialSums));
    }

    private void addInputGradient(
            List<Runnable> list, Affine affine, float[] zGradient, float[] xGradient) {
        addProduct(
                list,
                affine,
                affine.fanIn(),
                (from, to, scratch) ->
                        affine.inputGradient(
                                kernels,
                                from,
                                to,
                                parameters,
                                zGradient,
                                xGradient,
                                batch(),
                                scratch));
    }

    private void addActivation(List<Runnable> list, DenseLayer layer, float[] z, float[] gradient) {
        list.add(
                () ->
                        layer.backward(
                                kernels,
                                parameters,
                                z,
                                gradient,
                                batch(),
                                parameterGradients,
                                partialSums));
    }

    private int batch() {
        return forward.batch();
    }
}
