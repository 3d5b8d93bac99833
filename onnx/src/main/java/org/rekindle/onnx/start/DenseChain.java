package org.rekindle.onnx.start;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.rekindle.network.GivenWeights;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.model.ModelException;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.model.Tensor;

/**
 * Reads the weights of a model that is a chain of dense layers: Gemm, or MatMul and then Add, with
 * activations between them. Of a model that Rekindle has written, the standardisation of inputs and
 * target is left out, because training prepares the data itself.
 */
public final class DenseChain {
    private static final Set<String> ACTIVATIONS =
            Set.of(
                    "Celu",
                    "Clip",
                    "Elu",
                    "Gelu",
                    "HardSwish",
                    "Identity",
                    "LeakyRelu",
                    "Mish",
                    "PRelu",
                    "Relu",
                    "Selu",
                    "Sigmoid",
                    "Softplus",
                    "Swish",
                    "Tanh");
    private static final Set<String> LAST = Set.of("Softmax", "Sigmoid");
    private static final Set<String> SCALING = Set.of("Cast", "Sub", "Div", "Mul", "Add");

    private final Graph graph;
    private final boolean ours;
    private final List<GivenWeights.Layer> layers = new ArrayList<>();

    private DenseChain(Model model) {
        this.graph = model.graph();
        this.ours = model.proto().getProducerName().equals("rekindle");
    }

    /**
     * Reads the weights of a model.
     *
     * @throws ModelException when it is no chain of dense layers
     */
    public static GivenWeights read(Model model) {
        try {
            return GivenWeights.of(new DenseChain(model).layers());
        } catch (ModelException | IllegalArgumentException e) {
            throw new ModelException("%s: %s".formatted(model.path(), e.getMessage()), e);
        }
    }

    private List<GivenWeights.Layer> layers() {
        if (graph.inputs().size() != 1) {
            throw new ModelException(
                    String.format(
                            Locale.ROOT,
                            "a network to start from has one input, but the model has %d",
                            graph.inputs().size()));
        }
        String value = graph.inputs().get(0).getName();
        while (!graph.isOutput(value)) {
            List<NodeProto> next = graph.consumers(value);
            if (next.size() == 1) {
                value = follow(next.get(0), value);
            } else {
                NodeProto other = next.isEmpty() ? graph.nodes().get(0) : next.get(1);
                Optional<String> written =
                        layers.isEmpty() ? Optional.empty() : WrittenActivation.after(graph, value);
                value = written.orElseThrow(() -> unusable(other));
            }
        }
        return layers;
    }

    /** Takes what a node holds, and gives the value that it computes. */
    private String follow(NodeProto node, String value) {
        if (!Nodes.isStandard(node) || node.getOutputCount() != 1) {
            throw unusable(node);
        }
        if (Nodes.is(node, "Gemm")) {
            layers.add(gemm(node, value));
            return node.getOutput(0);
        }
        if (Nodes.is(node, "MatMul")) {
            return matrixProduct(node, value);
        }
        if (!passes(node, value)) {
            throw unusable(node);
        }
        if (node.getOpType().equals("PRelu")) {
            takeSlopes(node);
        }
        return node.getOutput(0);
    }

    /** Whether a node holds no weights that training would miss. */
    private boolean passes(NodeProto node, String value) {
        String operator = node.getOpType();
        boolean first = node.getInput(0).equals(value);
        return (first && ACTIVATIONS.contains(operator) && !layers.isEmpty())
                || (first && LAST.contains(operator) && graph.isOutput(node.getOutput(0)))
                || (ours && SCALING.contains(operator));
    }

    private GivenWeights.Layer gemm(NodeProto node, String value) {
        Attributes attributes = new Attributes(node);
        boolean plain =
                node.getInput(0).equals(value)
                        && attributes.number("alpha", 1) == 1
                        && attributes.number("beta", 1) == 1
                        && attributes.integer("transA", 0) == 0;
        Tensor weights = matrix(node);
        if (!plain) {
            throw unusable(node);
        }
        boolean byUnit = attributes.integer("transB", 0) == 1;
        return layer(node, weights, byUnit, graph.constantInput(node, 2), node.getInputCount() > 2);
    }

    /** A product, and the sum that follows it, if one does. */
    private String matrixProduct(NodeProto node, String value) {
        if (!node.getInput(0).equals(value)) {
            throw unusable(node);
        }
        String product = node.getOutput(0);
        Tensor weights = matrix(node);
        List<NodeProto> next = graph.consumers(product);
        boolean added = next.size() == 1 && Nodes.is(next.get(0), "Add");
        if (!added) {
            layers.add(layer(node, weights, false, Optional.empty(), false));
            return product;
        }
        NodeProto sum = next.get(0);
        int other = sum.getInput(0).equals(product) ? 1 : 0;
        layers.add(layer(sum, weights, false, graph.constantInput(sum, other), true));
        return sum.getOutput(0);
    }

    private Tensor matrix(NodeProto node) {
        return graph.constantInput(node, 1)
                .filter(tensor -> tensor.rank() == 2 && tensor.size() > 0)
                .orElseThrow(() -> unusable(node));
    }

    private GivenWeights.Layer layer(
            NodeProto node, Tensor matrix, boolean byUnit, Optional<Tensor> bias, boolean hasBias) {
        int rows = Math.toIntExact(matrix.dims().get(0));
        int columns = Math.toIntExact(matrix.dims().get(1));
        int units = byUnit ? rows : columns;
        int fanIn = byUnit ? columns : rows;
        float[] weights = new float[matrix.size()];
        for (int unit = 0; unit < units; unit++) {
            for (int i = 0; i < fanIn; i++) {
                int at = byUnit ? unit * fanIn + i : i * units + unit;
                weights[unit * fanIn + i] = finite(node, matrix.get(at));
            }
        }
        float[] biases = new float[units];
        if (hasBias) {
            Tensor given =
                    bias.filter(tensor -> tensor.size() == 1 || tensor.size() == units)
                            .orElseThrow(() -> unusable(node));
            for (int unit = 0; unit < units; unit++) {
                biases[unit] = finite(node, given.get(given.size() == 1 ? 0 : unit));
            }
        }
        return new GivenWeights.Layer(fanIn, weights, biases, new float[0]);
    }

    private void takeSlopes(NodeProto node) {
        Tensor slopes = graph.constantInput(node, 1).orElseThrow(() -> unusable(node));
        float[] values = new float[slopes.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = finite(node, slopes.get(i));
        }
        GivenWeights.Layer last = layers.remove(layers.size() - 1);
        layers.add(last.withSlopes(values));
    }

    private static float finite(NodeProto node, double value) {
        float number = (float) value;
        if (!Float.isFinite(number)) {
            throw new ModelException(
                    "%s holds %s; weights to start from must be finite"
                            .formatted(Nodes.title(node), value));
        }
        return number;
    }

    private static ModelException unusable(NodeProto node) {
        return new ModelException(
                "%s is not part of a plain chain of dense layers (Gemm, or MatMul and Add, with activations between them); only such a"
                                .formatted(Nodes.title(node))
                        + " model can be started from");
    }
}
