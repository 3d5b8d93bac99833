package org.rekindle.benchmarks.dl4j;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.rekindle.benchmarks.protocol.Layer;
import org.rekindle.benchmarks.protocol.Workload;

/** Makes networks with a workload's initial parameters. */
final class Dl4jNetwork {
    private static final double LEAKY_SLOPE = 0.01;

    private Dl4jNetwork() {}

    static MultiLayerNetwork of(Workload workload) {
        NeuralNetConfiguration.ListBuilder list =
                new NeuralNetConfiguration.Builder()
                        .updater(new Adam(workload.learningRate()))
                        .list();
        List<Layer> layers = workload.layers();
        Layer last = layers.get(layers.size() - 1);
        for (Layer layer : layers) {
            if (layer.equals(last)) {
                list.layer(
                        new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                                .nIn(layer.fanIn())
                                .nOut(layer.units())
                                .activation(Activation.SOFTMAX)
                                .build());
                continue;
            }
            list.layer(
                    new DenseLayer.Builder()
                            .nIn(layer.fanIn())
                            .nOut(layer.units())
                            .activation(activation(workload.activation()))
                            .build());
            if (layer.slopes() > 0) {
                list.layer(
                        new PReLULayer.Builder()
                                .nIn(layer.units())
                                .nOut(layer.units())
                                .inputShape(layer.units())
                                .build());
            }
        }
        MultiLayerNetwork network = new MultiLayerNetwork(list.build());
        network.init();
        setParameters(network, workload);
        return network;
    }

    private static void setParameters(MultiLayerNetwork network, Workload workload) {
        float[] initial = workload.parameters();
        int next = 0;
        for (Layer layer : workload.layers()) {
            INDArray weights =
                    Nd4j.createFromArray(layer.weights(initial))
                            .reshape(layer.units(), layer.fanIn());
            network.getLayer(next).getParam("W").assign(weights.transpose());
            assign(network, next, "b", layer.biases(initial));
            next++;
            if (layer.slopes() > 0) {
                assign(network, next, "W", layer.slopes(initial));
                next++;
            }
        }
    }

    private static void assign(MultiLayerNetwork network, int layer, String name, float[] values) {
        INDArray parameter = network.getLayer(layer).getParam(name);
        parameter.assign(Nd4j.createFromArray(values).reshape(parameter.shape()));
    }

    /** PReLU is a layer of its own here, after one that does nothing. */
    private static IActivation activation(String name) {
        return switch (name) {
            case "relu" -> new ActivationReLU();
            case "leaky_relu" -> new ActivationLReLU(LEAKY_SLOPE);
            case "prelu" -> new ActivationIdentity();
            case "elu" -> new ActivationELU(1);
            default -> throw new IllegalArgumentException("unknown activation " + name);
        };
    }
}
