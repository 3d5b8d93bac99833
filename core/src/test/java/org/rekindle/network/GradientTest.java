package org.rekindle.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rekindle.activation.Activation;
import org.rekindle.activation.PRelu;
import org.rekindle.activation.Relu;
import org.rekindle.kernel.Kernels;
import org.rekindle.random.Seed;

/** Losses and gradients against a naive network in double, whose gradients are differences. */
class GradientTest {
    private static final double STEP = 1e-5;

    @ParameterizedTest(name = "{0}, {1}, batch {2}")
    @CsvSource({
        "relu, CLASSIFICATION, 64",
        "leaky_relu, CLASSIFICATION, 64",
        "prelu, CLASSIFICATION, 64",
        "prelu_shared, CLASSIFICATION, 33",
        "elu, CLASSIFICATION, 64",
        "relu, REGRESSION, 5",
        "prelu, REGRESSION, 17",
        "elu, REGRESSION, 16"
    })
    void lossAndGradientsFollowTheDefinition(String name, Task task, int batch) {
        Activation activation =
                name.equals("prelu_shared") ? new PRelu(0.25f, true) : Activation.named(name);
        int outputs = task == Task.CLASSIFICATION ? 3 : 1;
        NetworkShape shape = new NetworkShape(4, List.of(7, 5), outputs);
        DenseNetwork network =
                DenseNetwork.initialize(
                        shape, activation, VarianceScaling.HE_NORMAL, 0.1f, Seed.of(3));
        Dataset data = data(batch, 4, task);

        assertFollowsTheDefinition(network, data, task, LossFunction.defaultFor(task));
    }

    @ParameterizedTest(name = "{0}, {1}, rectified {2}, biases {3}, batch {4}")
    @CsvSource({
        "mse, CLASSIFICATION, false, true, 64",
        "mse, CLASSIFICATION, true, true, 33",
        "cross_entropy, CLASSIFICATION, true, true, 64",
        "cross_entropy, CLASSIFICATION, false, false, 17",
        "mse, REGRESSION, true, true, 64",
        "mse, REGRESSION, true, false, 5"
    })
    void otherLossesAndOutputsFollowTheirDefinition(
            String loss, Task task, boolean rectified, boolean biases, int batch) {
        int outputs = task == Task.CLASSIFICATION ? 3 : 1;
        NetworkShape shape = new NetworkShape(4, List.of(7, 18), outputs, biases, rectified);
        DenseNetwork network =
                DenseNetwork.initialize(
                        shape, new Relu(), VarianceScaling.HE_NORMAL, 0.1f, Seed.of(3));
        assertFollowsTheDefinition(network, data(batch, 4, task), task, LossFunction.named(loss));
    }

    private static void assertFollowsTheDefinition(
            DenseNetwork network, Dataset data, Task task, LossFunction function) {
        int batch = data.samples();
        NetworkShape shape = network.shape();
        ForwardPass forward = new ForwardPass(shape, batch, Kernels.fastest());
        BackwardPass backward = new BackwardPass(network, forward, batch, Kernels.fastest());
        forward.run(network, data, null, 0, batch);
        double loss = backward.startFrom(function.of(task, batch));
        backward.run();

        double[] parameters = NaiveNetwork.parametersOf(network);
        NaiveNetwork naive = new NaiveNetwork(network, parameters);
        assertThat(loss).isCloseTo(naive.meanLoss(data, task, function), within(1e-5));
        for (int i = 0; i < parameters.length; i++) {
            double value = parameters[i];
            parameters[i] = value + STEP;
            double above = naive.meanLoss(data, task, function);
            parameters[i] = value - STEP;
            double below = naive.meanLoss(data, task, function);
            parameters[i] = value;
            boolean fixed = !shape.biases() && isBias(network, i);
            double gradient = fixed ? 0 : (above - below) / (2 * STEP);
            assertThat((double) backward.parameterGradients()[i])
                    .as("parameter %d", i)
                    .isCloseTo(gradient, within(2e-4 * (1 + Math.abs(gradient))));
        }
    }

    private static boolean isBias(DenseNetwork network, int parameter) {
        return Stream.concat(
                        network.hidden().stream().map(DenseLayer::affine),
                        Stream.of(network.output()))
                .anyMatch(
                        affine ->
                                affine.biases() <= parameter
                                        && parameter < affine.biases() + affine.units());
    }

    private static Dataset data(int samples, int features, Task task) {
        Random random = new Random(5);
        float[] inputs = new float[samples * features];
        float[] targets = new float[samples];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) random.nextGaussian();
        }
        for (int i = 0; i < samples; i++) {
            targets[i] =
                    task == Task.CLASSIFICATION ? random.nextInt(3) : (float) random.nextGaussian();
        }
        return new Dataset(inputs, targets, features);
    }
}
