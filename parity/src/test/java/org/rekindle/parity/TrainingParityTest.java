package org.rekindle.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rekindle.activation.Activation;
import org.rekindle.network.Affine;
import org.rekindle.network.Dataset;
import org.rekindle.network.DenseLayer;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;
import org.rekindle.network.VarianceScaling;
import org.rekindle.random.Seed;
import org.rekindle.training.Adam;
import org.rekindle.training.DenseTrainer;
import org.rekindle.training.FiringHistory;
import org.rekindle.training.Optimizer;
import org.rekindle.training.Sgd;
import org.rekindle.training.TrainingData;
import org.rekindle.training.TrainingObserver;
import org.rekindle.training.TrainingPlan;

/**
 * The same initial weights and batches, here and on libtorch with its autograd: the losses of 100
 * steps agree.
 */
class TrainingParityTest {
    private static final int FEATURES = 20;
    private static final int CLASSES = 5;
    private static final int SAMPLES = 640;
    private static final int BATCH = 64;
    private static final int EPOCHS = 10;
    private static final Seed BATCHES = Seed.of(11);

    @ParameterizedTest(name = "{0} {1} {2} at {3}, weight decay {4}")
    @CsvSource({
        "relu, CLASSIFICATION, sgd, 0.05, 0",
        "leaky_relu, CLASSIFICATION, sgd, 0.05, 0",
        "prelu, CLASSIFICATION, sgd, 0.05, 0",
        "elu, CLASSIFICATION, sgd, 0.05, 0",
        "relu, CLASSIFICATION, adam, 0.001, 0",
        "leaky_relu, CLASSIFICATION, adam, 0.001, 0",
        "prelu, CLASSIFICATION, adam, 0.001, 0",
        "elu, CLASSIFICATION, adam, 0.001, 0",
        "prelu, CLASSIFICATION, adam, 0.001, 0.1",
        "elu, REGRESSION, adam, 0.001, 0",
        "relu, REGRESSION, sgd, 0.01, 0"
    })
    void aHundredStepsFollowLibtorch(
            String activation, Task task, String optimizer, double rate, double weightDecay) {
        NetworkShape shape =
                new NetworkShape(
                        FEATURES, List.of(32, 24), task == Task.CLASSIFICATION ? CLASSES : 1);
        DenseNetwork network =
                DenseNetwork.initialize(
                        shape,
                        Activation.named(activation),
                        VarianceScaling.HE_NORMAL,
                        0,
                        Seed.of(5));
        Dataset data = data(task);
        List<Double> torch = torchLosses(network, data, task, optimizer, rate, weightDecay);

        List<Double> ours = new ArrayList<>();
        Optimizer recipe =
                optimizer.equals("adam")
                        ? Adam.withWeightDecay(weightDecay)
                        : new Sgd(Sgd.DEFAULT_MOMENTUM, weightDecay);
        new DenseTrainer(new TrainingPlan(task, recipe, rate, BATCH, EPOCHS))
                .train(
                        network,
                        new TrainingData(data, data),
                        BATCHES,
                        new TrainingObserver() {
                            @Override
                            public void onStep(long step, double loss, FiringHistory firing) {
                                ours.add(loss);
                            }
                        });

        assertThat(ours).hasSize(100);
        assertThat(torch).hasSize(100);
        assertThat(ours.get(99)).as("it learns").isLessThan(0.8 * ours.get(0));
        for (int step = 0; step < 100; step++) {
            assertThat(ours.get(step))
                    .as("loss of step %d", step + 1)
                    .isCloseTo(torch.get(step), within(1e-4 * torch.get(step)));
        }
    }

    private static List<Double> torchLosses(
            DenseNetwork network,
            Dataset data,
            Task task,
            String optimizer,
            double rate,
            double decay) {
        try (NDManager manager = NDManager.newBaseManager()) {
            TorchNetwork torch = new TorchNetwork(manager, network);
            TorchOptimizer updates =
                    optimizer.equals("adam")
                            ? new TorchOptimizer.Adam(torch.parameters(), rate, decay)
                            : new TorchOptimizer.Sgd(torch.parameters(), rate, decay);
            List<Double> losses = new ArrayList<>();
            for (int epoch = 1; epoch <= EPOCHS; epoch++) {
                int[] order = BATCHES.child(epoch).permutation(SAMPLES);
                for (int from = 0; from < SAMPLES; from += BATCH) {
                    NDArray inputs =
                            manager.create(rows(data, order, from), new Shape(BATCH, FEATURES));
                    NDArray targets = manager.create(targets(data, order, from));
                    try (GradientCollector collector =
                            Engine.getInstance().newGradientCollector()) {
                        NDArray loss = torch.loss(inputs, targets, task);
                        collector.backward(loss);
                        losses.add((double) loss.getFloat());
                    }
                    updates.step();
                }
            }
            return losses;
        }
    }

    private static float[] rows(Dataset data, int[] order, int from) {
        float[] rows = new float[BATCH * FEATURES];
        for (int i = 0; i < BATCH; i++) {
            System.arraycopy(
                    data.inputs(), order[from + i] * FEATURES, rows, i * FEATURES, FEATURES);
        }
        return rows;
    }

    private static float[] targets(Dataset data, int[] order, int from) {
        float[] targets = new float[BATCH];
        for (int i = 0; i < BATCH; i++) {
            targets[i] = data.targets()[order[from + i]];
        }
        return targets;
    }

    /** Classes and values that depend on the inputs, so that there is something to learn. */
    private static Dataset data(Task task) {
        Random random = new Random(3);
        float[] inputs = new float[SAMPLES * FEATURES];
        float[] targets = new float[SAMPLES];
        for (int sample = 0; sample < SAMPLES; sample++) {
            int best = 0;
            for (int i = 0; i < FEATURES; i++) {
                inputs[sample * FEATURES + i] = (float) random.nextGaussian();
                if (i < CLASSES
                        && inputs[sample * FEATURES + i] > inputs[sample * FEATURES + best]) {
                    best = i;
                }
            }
            targets[sample] =
                    task == Task.CLASSIFICATION
                            ? best
                            : inputs[sample * FEATURES] * 0.5f
                                    + Math.abs(inputs[sample * FEATURES + 1]);
        }
        return new Dataset(inputs, targets, FEATURES);
    }

    /**
     * Our network's initial weights in libtorch's arrays, and its forward pass in libtorch's
     * operations.
     */
    private static final class TorchNetwork {
        private final DenseNetwork network;
        private final List<TorchParameter> parameters = new ArrayList<>();

        TorchNetwork(NDManager manager, DenseNetwork network) {
            this.network = network;
            for (DenseLayer layer : network.hidden()) {
                addAffine(manager, layer.affine());
                if (layer.slopeCount() > 0) {
                    add(manager, layer.slopes(), new Shape(layer.slopeCount()), false);
                }
            }
            addAffine(manager, network.output());
        }

        List<TorchParameter> parameters() {
            return parameters;
        }

        NDArray loss(NDArray inputs, NDArray targets, Task task) {
            int next = 0;
            NDArray x = inputs;
            for (DenseLayer layer : network.hidden()) {
                NDArray z = affine(x, next);
                next += 2;
                if (layer.slopeCount() > 0) {
                    NDArray slope = parameters.get(next).array();
                    x = z.maximum(0f).add(z.minimum(0f).mul(slope));
                    next++;
                } else {
                    x = activate(z, layer.activation());
                }
            }
            NDArray output = affine(x, next);
            if (task == Task.REGRESSION) {
                return output.squeeze(1).sub(targets).square().mean();
            }
            NDArray target = targets.toType(DataType.INT64, false).oneHot(CLASSES);
            return output.logSoftmax(1).mul(target).sum().div(BATCH).neg();
        }

        private NDArray affine(NDArray x, int index) {
            return x.matMul(parameters.get(index).array().transpose())
                    .add(parameters.get(index + 1).array());
        }

        private static NDArray activate(NDArray z, Activation activation) {
            return switch (activation.name()) {
                case "relu" -> ai.djl.nn.Activation.relu(z);
                case "leaky_relu" -> ai.djl.nn.Activation.leakyRelu(z, 0.01f);
                case "elu" -> ai.djl.nn.Activation.elu(z, 1f);
                default -> throw new AssertionError(activation.name());
            };
        }

        private void addAffine(NDManager manager, Affine affine) {
            add(manager, affine.weights(), new Shape(affine.units(), affine.fanIn()), true);
            add(manager, affine.biases(), new Shape(affine.units()), false);
        }

        private void add(NDManager manager, int offset, Shape shape, boolean decays) {
            float[] values = new float[(int) shape.size()];
            System.arraycopy(network.parameters(), offset, values, 0, values.length);
            NDArray array = manager.create(values, shape);
            array.setRequiresGradient(true);
            parameters.add(new TorchParameter(array, decays));
        }
    }
}
