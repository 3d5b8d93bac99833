package org.rekindle.benchmarks.libtorch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.ELUOptions;
import org.bytedeco.pytorch.LeakyReLUOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.PReLUImpl;
import org.bytedeco.pytorch.PReLUOptions;
import org.bytedeco.pytorch.ReLUOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.rekindle.benchmarks.protocol.Layer;
import org.rekindle.benchmarks.protocol.Workload;

/** Linear modules with the workload's initial parameters, activations between, and their Adam. */
final class TorchNetwork implements AutoCloseable {
    private static final double LEAKY_SLOPE = 0.01;

    private final String activation;
    private final List<LinearImpl> linears = new ArrayList<>();
    private final List<PReLUImpl> slopes = new ArrayList<>();
    private final LeakyReLUOptions leaky = new LeakyReLUOptions();
    private final ELUOptions elu = new ELUOptions();
    private final ReLUOptions relu = new ReLUOptions();
    private final Adam optimizer;

    TorchNetwork(Workload workload) {
        this.activation = workload.activation();
        leaky.negative_slope().put(LEAKY_SLOPE);
        List<Tensor> parameters = new ArrayList<>();
        for (Layer layer : workload.layers()) {
            LinearImpl linear = new LinearImpl(layer.fanIn(), layer.units());
            set(linear.weight(), layer.weights(workload.parameters()));
            set(linear.bias(), layer.biases(workload.parameters()));
            linears.add(linear);
            parameters.add(linear.weight());
            parameters.add(linear.bias());
            if (layer.slopes() > 0) {
                PReLUOptions options = new PReLUOptions();
                options.num_parameters().put(layer.slopes());
                PReLUImpl prelu = new PReLUImpl(options);
                set(prelu.weight(), layer.slopes(workload.parameters()));
                slopes.add(prelu);
                parameters.add(prelu.weight());
            }
        }
        TensorVector vector = new TensorVector(parameters.toArray(new Tensor[0]));
        this.optimizer = new Adam(vector, new AdamOptions(workload.learningRate()));
    }

    Tensor forward(Tensor inputs) {
        Tensor x = inputs;
        int last = linears.size() - 1;
        for (int i = 0; i < last; i++) {
            x = activate(linears.get(i).forward(x), i);
        }
        return linears.get(last).forward(x);
    }

    Adam optimizer() {
        return optimizer;
    }

    @Override
    public void close() {
        optimizer.close();
        slopes.forEach(PReLUImpl::close);
        linears.forEach(LinearImpl::close);
    }

    private Tensor activate(Tensor z, int layer) {
        return switch (activation) {
            case "relu" -> torch.relu(z, relu);
            case "leaky_relu" -> torch.leaky_relu(z, leaky);
            case "prelu" -> slopes.get(layer).forward(z);
            case "elu" -> torch.elu(z, elu);
            default -> throw new IllegalArgumentException("unknown activation " + activation);
        };
    }

    @SuppressWarnings("try") // the mode holds while it is open
    private static void set(Tensor parameter, float[] values) {
        try (AutoGradMode off = new AutoGradMode(false);
                Tensor source = torch.tensor(values)) {
            parameter.copy_(source.view_as(parameter));
        }
    }
}
