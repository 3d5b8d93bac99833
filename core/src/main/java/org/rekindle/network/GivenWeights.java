package org.rekindle.network;

import java.util.List;
import java.util.Locale;
import org.rekindle.random.Seed;

/**
 * Weights and biases that are given, not drawn: a network starts from them whatever its seed. If it
 * learns as many slopes for z &lt; 0 as are given, it starts from these too.
 */
public final class GivenWeights implements Initializer {
    /** The name in documents. */
    public static final String NAME = "given";

    /** Stands for weights whose file has not been read. No network starts from it. */
    public static final GivenWeights UNREAD = new GivenWeights(List.of());

    private final List<Layer> layers;

    /** The numbers of one layer. */
    public static final class Layer {
        private final int fanIn;
        private final float[] weights;
        private final float[] biases;
        private final float[] slopes;

        /**
         * The arrays are not copied, so the caller must not change them afterwards.
         *
         * @param fanIn the number of inputs of each unit
         * @param weights {@code float[units][fan_in]}
         * @param biases one for each unit
         * @param slopes learnt for z &lt; 0: none, one that is shared, or one for each unit
         */
        public Layer(int fanIn, float[] weights, float[] biases, float[] slopes) {
            if (fanIn < 1 || biases.length < 1 || weights.length != (long) fanIn * biases.length) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "a layer of %d inputs and %d units cannot have %d weights",
                                fanIn,
                                biases.length,
                                weights.length));
            }
            this.fanIn = fanIn;
            this.weights = weights;
            this.biases = biases;
            this.slopes = slopes;
        }

        /** The same with learnt slopes. */
        public Layer withSlopes(float[] learnt) {
            return new Layer(fanIn, weights, biases, learnt);
        }

        int fanIn() {
            return fanIn;
        }

        int units() {
            return biases.length;
        }
    }

    private GivenWeights(List<Layer> layers) {
        this.layers = List.copyOf(layers);
    }

    /**
     * Given layers.
     *
     * @param layers the one next to the input first, the output last
     * @throws IllegalArgumentException when a layer does not take what the one before gives
     */
    public static GivenWeights of(List<Layer> layers) {
        if (layers.size() < 2) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "there must be at least one hidden layer and an output, but there are %d layers",
                            layers.size()));
        }
        for (int i = 1; i < layers.size(); i++) {
            if (layers.get(i).fanIn() != layers.get(i - 1).units()) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "layer %d takes %d inputs, but the one before it has %d units",
                                i + 1,
                                layers.get(i).fanIn(),
                                layers.get(i - 1).units()));
            }
        }
        return new GivenWeights(layers);
    }

    /** How many inputs a network that starts from them has. */
    public int inputs() {
        return layers.get(0).fanIn();
    }

    /** The units of its hidden layers. */
    public List<Integer> hidden() {
        return layers.subList(0, layers.size() - 1).stream().map(Layer::units).toList();
    }

    /** How many outputs it has. */
    public int outputs() {
        return layers.get(layers.size() - 1).units();
    }

    /** The widths, such as {@code 64-128-128-10}. */
    public String description() {
        return new NetworkShape(inputs(), hidden(), outputs()).toString();
    }

    /** Whether some bias is not 0. */
    public boolean hasBiases() {
        for (Layer layer : layers) {
            for (float bias : layer.biases) {
                if (bias != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean drawsBiases() {
        return true;
    }

    @Override
    public boolean fits(NetworkShape shape) {
        return this != UNREAD
                && shape.inputs() == inputs()
                && shape.hidden().equals(hidden())
                && shape.outputs() == outputs();
    }

    @Override
    public void start(DenseNetwork network, Seed seed) {
        if (!fits(network.shape())) {
            throw new IllegalArgumentException(
                    this == UNREAD
                            ? "the weights to start from have not been read"
                            : "a network %s cannot start from weights for %s"
                                    .formatted(network.shape(), description()));
        }
        float[] parameters = network.parameters();
        for (int i = 0; i < network.hidden().size(); i++) {
            DenseLayer layer = network.hidden().get(i);
            Layer given = layers.get(i);
            copy(given, layer.affine(), parameters);
            if (given.slopes.length == layer.slopeCount()) {
                System.arraycopy(given.slopes, 0, parameters, layer.slopes(), layer.slopeCount());
            }
        }
        copy(layers.get(layers.size() - 1), network.output(), parameters);
    }

    private static void copy(Layer from, Affine to, float[] parameters) {
        System.arraycopy(from.weights, 0, parameters, to.weights(), from.weights.length);
        System.arraycopy(from.biases, 0, parameters, to.biases(), from.biases.length);
    }
}
