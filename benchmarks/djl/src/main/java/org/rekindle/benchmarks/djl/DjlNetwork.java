package org.rekindle.benchmarks.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.Trainer;
import ai.djl.training.evaluator.Accuracy;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.List;
import org.rekindle.benchmarks.protocol.Layer;
import org.rekindle.benchmarks.protocol.Workload;

/** A model with the workload's initial parameters, and its trainer. */
final class DjlNetwork implements AutoCloseable {
    private static final float LEAKY_SLOPE = 0.01f;
    private static final float ELU_ALPHA = 1f;

    private final Model model = Model.newInstance("benchmark", Device.cpu(), "PyTorch");
    private final Trainer trainer;

    /** A network whose trainer does nothing beside training. */
    static DjlNetwork bare(Workload workload, Loss loss, boolean monitored) {
        return new DjlNetwork(workload, new DefaultTrainingConfig(loss), monitored);
    }

    /** A network whose trainer is set up as in DJL's documentation. */
    static DjlNetwork withDefaultListeners(Workload workload) {
        DefaultTrainingConfig config =
                new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                        .addEvaluator(new Accuracy())
                        .addTrainingListeners(TrainingListener.Defaults.logging());
        return new DjlNetwork(workload, config, false);
    }

    private DjlNetwork(Workload workload, DefaultTrainingConfig config, boolean monitored) {
        NDManager manager = model.getNDManager();
        SequentialBlock blocks = new SequentialBlock();
        List<Layer> layers = workload.layers();
        float[] initial = workload.parameters();
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            Linear linear = Linear.builder().setUnits(layer.units()).build();
            set(linear, 0, layer.weights(initial), new Shape(layer.units(), layer.fanIn()));
            set(linear, 1, layer.biases(initial), new Shape(layer.units()));
            blocks.add(linear);
            if (i < layers.size() - 1) {
                if (monitored) {
                    blocks.add(new FiringCounts(manager, layer.units()).block());
                }
                blocks.add(activation(workload.activation(), layer, initial));
            }
        }
        model.setBlock(blocks);
        Optimizer adam =
                Optimizer.adam()
                        .optLearningRateTracker(Tracker.fixed((float) workload.learningRate()))
                        .build();
        trainer =
                model.newTrainer(config.optOptimizer(adam).optDevices(new Device[] {Device.cpu()}));
        trainer.initialize(new Shape(workload.batchSize(), workload.inputs()));
    }

    Trainer trainer() {
        return trainer;
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }

    private Block activation(String name, Layer layer, float[] initial) {
        return switch (name) {
            case "relu" -> Activation.reluBlock();
            case "leaky_relu" -> Activation.leakyReluBlock(LEAKY_SLOPE);
            case "elu" -> Activation.eluBlock(ELU_ALPHA);
            case "prelu" -> {
                PreluBlock prelu = new PreluBlock();
                set(prelu, 0, layer.slopes(initial), new Shape(layer.units()));
                yield prelu;
            }
            default -> throw new IllegalArgumentException("unknown activation " + name);
        };
    }

    private void set(AbstractBlock block, int index, float[] values, Shape shape) {
        Parameter parameter = block.getDirectParameters().valueAt(index);
        parameter.setArray(model.getNDManager().create(values, shape));
    }
}
