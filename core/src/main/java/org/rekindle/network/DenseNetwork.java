package org.rekindle.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.rekindle.activation.Activation;
import org.rekindle.activation.Relu;
import org.rekindle.random.Seed;

/**
 * A dense network: hidden layers that share one activation, then an output, which is linear or
 * passes through a ReLU. All its parameters are in one array, layer after layer (weights {@code
 * [units][fan_in]}, biases, learnt slopes), so an optimizer step, a copy or a checkpoint is one
 * pass over one array.
 */
public final class DenseNetwork {
    /** The name of the output among the layers whose units can die; it has a rectifier then. */
    public static final String OUTPUT = "output";

    private final NetworkShape shape;
    private final Activation activation;
    private final List<DenseLayer> hidden;
    private final List<DenseLayer> activated;
    private final Affine output;
    private final float[] parameters;

    /** A network whose parameters are all zero. */
    private DenseNetwork(NetworkShape shape, Activation activation) {
        this.shape = shape;
        this.activation = activation;
        List<DenseLayer> layers = new ArrayList<>();
        int next = 0;
        int below = shape.inputs();
        for (int units : shape.hidden()) {
            Affine affine = affineAt(next, below, units);
            int slopeCount = activation.learntSlopes(units);
            String name = "hidden_" + (layers.size() + 1);
            DenseLayer layer = new DenseLayer(name, affine, activation, affine.end(), slopeCount);
            layers.add(layer);
            next = layer.end();
            below = units;
        }
        this.hidden = List.copyOf(layers);
        this.output = affineAt(next, below, shape.outputs());
        if (shape.rectifiedOutput()) {
            layers.add(new DenseLayer(OUTPUT, output, new Relu(), output.end(), 0));
        }
        this.activated = List.copyOf(layers);
        this.parameters = new float[output.end()];
    }

    /**
     * A network about to be trained. Equal seeds draw equal numbers, so networks that differ only
     * in their activation start from the same weights, up to the activation's gain.
     *
     * @param initializer how weights and biases are drawn; the output layer is drawn with gain 1
     * @param hiddenBias the initial bias of all hidden units
     * @throws IllegalArgumentException when the parameters do not fit into one array, or when
     *     {@code hiddenBias} is not 0 and the initializer draws the biases itself
     */
    public static DenseNetwork initialize(
            NetworkShape shape,
            Activation activation,
            Initializer initializer,
            float hiddenBias,
            Seed seed) {
        List<Float> biases = Collections.nCopies(shape.hidden().size(), hiddenBias);
        return initialize(shape, activation, initializer, biases, seed);
    }

    /**
     * The same with another bias for each hidden layer.
     *
     * @param hiddenBiases one for each hidden layer
     */
    public static DenseNetwork initialize(
            NetworkShape shape,
            Activation activation,
            Initializer initializer,
            List<Float> hiddenBiases,
            Seed seed) {
        if (initializer.drawsBiases() && hiddenBiases.stream().anyMatch(bias -> bias != 0)) {
            throw new IllegalArgumentException(
                    "%s draws the biases itself, so constant biases of %s cannot be used with it"
                            .formatted(initializer.name(), hiddenBiases));
        }
        DenseNetwork network = new DenseNetwork(shape, activation);
        float[] parameters = network.parameters;
        float slope = activation.parameter().map(parameter -> parameter.value()).orElse(0f);
        for (int i = 0; i < network.hidden.size(); i++) {
            DenseLayer layer = network.hidden.get(i);
            Affine affine = layer.affine();
            Arrays.fill(parameters, affine.biases(), affine.end(), hiddenBiases.get(i));
            Arrays.fill(parameters, layer.slopes(), layer.end(), slope);
        }
        initializer.start(network, seed);
        if (!shape.biases()) {
            network.hidden.forEach(layer -> layer.affine().clearBiases(parameters));
            network.output.clearBiases(parameters);
        }
        return network;
    }

    /** The same network with a copy of the parameters. */
    public DenseNetwork copy() {
        DenseNetwork copy = new DenseNetwork(shape, activation);
        System.arraycopy(parameters, 0, copy.parameters, 0, parameters.length);
        return copy;
    }

    /** The same weights and biases under another activation; its learnt slopes are reset. */
    public DenseNetwork withActivation(Activation other) {
        DenseNetwork changed = new DenseNetwork(shape, other);
        float slope = other.parameter().map(parameter -> parameter.value()).orElse(0f);
        for (int i = 0; i < hidden.size(); i++) {
            DenseLayer to = changed.hidden.get(i);
            copyAffine(hidden.get(i).affine(), changed, to.affine());
            Arrays.fill(changed.parameters, to.slopes(), to.end(), slope);
        }
        copyAffine(output, changed, changed.output);
        return changed;
    }

    private void copyAffine(Affine from, DenseNetwork target, Affine to) {
        System.arraycopy(
                parameters,
                from.weights(),
                target.parameters,
                to.weights(),
                from.end() - from.weights());
    }

    /** The widths. */
    public NetworkShape shape() {
        return shape;
    }

    /** The activation of the hidden units. */
    public Activation activation() {
        return activation;
    }

    /** The hidden layers, the one next to the input first. */
    public List<DenseLayer> hidden() {
        return hidden;
    }

    /**
     * The layers that have an activation, whose units are counted: the hidden ones, and last a
     * rectified output, named {@code output}.
     */
    public List<DenseLayer> activated() {
        return activated;
    }

    /** The linear part of the output layer. */
    public Affine output() {
        return output;
    }

    /**
     * The parameters themselves, to train or to copy; {@link #hidden} and {@link #output} say which
     * is which.
     */
    public float[] parameters() {
        return parameters;
    }

    /** Such as {@code DenseNetwork 64-128-128-10, ReLU, 26122 parameters}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "DenseNetwork %s, %s, %d parameters",
                shape,
                activation.title(),
                parameters.length);
    }

    private static Affine affineAt(int offset, int fanIn, int units) {
        long end = offset + (fanIn + 1L) * units;
        // A learnt slope per unit and the JVM's own limit on array lengths need some room above.
        if (end + units > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "the network has over %d parameters, which is more than an array can hold",
                            end));
        }
        return new Affine(fanIn, units, offset, offset + fanIn * units);
    }
}
