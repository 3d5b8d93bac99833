package org.rekindle.onnx.cause;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.model.Tensor;
import org.rekindle.onnx.shape.NotUnderstoodException;
import org.rekindle.onnx.shape.Window;

/**
 * Reads the layer before a rectifier, from z back to the weights: Conv, Gemm or MatMul, and behind
 * it any number of BatchNormalization and of sums and products with constants.
 */
final class AffineReader {
    private final Graph graph;
    private final int rank;
    private final int unitAxis;
    private final double[] factor;
    private final double[] shift;

    private AffineReader(Graph graph, int rank, int unitAxis, int units) {
        this.graph = graph;
        this.rank = rank;
        this.unitAxis = unitAxis;
        this.factor = new double[units];
        this.shift = new double[units];
        Arrays.fill(factor, 1);
    }

    /**
     * The layer that computes a value.
     *
     * @param z the value
     * @param rank its number of axes
     * @param unitAxis which of them counts the units
     * @param units how many there are
     */
    static AffineLayer read(Graph graph, String z, int rank, int unitAxis, int units) {
        AffineReader reader = new AffineReader(graph, rank, unitAxis, units);
        return new AffineLayer(reader.factor, reader.shift, reader.follow(z));
    }

    private Optional<AffineLayer.Inputs> follow(String z) {
        Optional<NodeProto> next = graph.producer(z);
        while (next.isPresent()) {
            NodeProto node = next.get();
            Optional<AffineLayer.Inputs> inputs = linear(node);
            if (inputs.isPresent()) {
                return inputs;
            }
            next = passed(node).flatMap(graph::producer);
        }
        return Optional.empty();
    }

    /** Folds a node in that follows the weights, and gives the value that it reads. */
    private Optional<String> passed(NodeProto node) {
        if (!Nodes.isStandard(node)) {
            return Optional.empty();
        }
        return switch (node.getOpType()) {
            case "Identity" -> Optional.of(node.getInput(0));
            case "BatchNormalization" -> normalized(node);
            case "Add" -> shifted(node, 0, 1, 1).or(() -> shifted(node, 1, 0, 1));
            case "Sub" -> shifted(node, 0, 1, -1);
            case "Mul" ->
                    scaled(node, 0, 1, (a, b) -> a * b)
                            .or(() -> scaled(node, 1, 0, (a, b) -> a * b));
            case "Div" -> scaled(node, 0, 1, (a, b) -> a / b);
            default -> Optional.empty();
        };
    }

    private Optional<String> normalized(NodeProto node) {
        Attributes attributes = new Attributes(node);
        double[][] constants = new double[4][];
        for (int i = 0; i < constants.length; i++) {
            Optional<Tensor> tensor = graph.constantInput(node, i + 1);
            if (tensor.isEmpty() || tensor.get().size() != factor.length) {
                return Optional.empty();
            }
            constants[i] = tensor.get().values();
        }
        if (unitAxis != 1 || attributes.integer("training_mode", 0) != 0) {
            return Optional.empty();
        }
        double epsilon = attributes.number("epsilon", 1e-5f);
        for (int unit = 0; unit < factor.length; unit++) {
            double scale = constants[0][unit] / Math.sqrt(constants[3][unit] + epsilon);
            shift[unit] += factor[unit] * (constants[1][unit] - constants[2][unit] * scale);
            factor[unit] *= scale;
        }
        return Optional.of(node.getInput(0));
    }

    private Optional<String> shifted(NodeProto node, int value, int constant, double sign) {
        return perUnit(graph.constantInput(node, constant))
                .map(
                        numbers -> {
                            add(numbers, sign);
                            return node.getInput(value);
                        });
    }

    private void add(double[] numbers, double times) {
        for (int unit = 0; unit < factor.length; unit++) {
            shift[unit] += factor[unit] * times * numbers[unit % numbers.length];
        }
    }

    private Optional<String> scaled(
            NodeProto node, int value, int constant, DoubleBinaryOperator operator) {
        return perUnit(graph.constantInput(node, constant))
                .map(
                        numbers -> {
                            for (int unit = 0; unit < factor.length; unit++) {
                                double number = numbers[unit % numbers.length];
                                factor[unit] = operator.applyAsDouble(factor[unit], number);
                            }
                            return node.getInput(value);
                        });
    }

    /** One number for each unit or for all; empty where a constant differs along other axes. */
    private Optional<double[]> perUnit(Optional<Tensor> constant) {
        return constant.filter(
                        tensor ->
                                tensor.size() == 1
                                        || (tensor.size() == factor.length
                                                && liesAlongUnits(tensor)))
                .map(Tensor::values);
    }

    private boolean liesAlongUnits(Tensor tensor) {
        int axis = unitAxis - (rank - tensor.rank());
        return axis >= 0 && axis < tensor.rank() && tensor.dims().get(axis) == tensor.size();
    }

    private static boolean liesLast(Tensor tensor) {
        return tensor.rank() > 0 && tensor.dims().get(tensor.rank() - 1) == tensor.size();
    }

    private Optional<AffineLayer.Inputs> linear(NodeProto node) {
        if (!Nodes.isStandard(node)) {
            return Optional.empty();
        }
        try {
            return switch (node.getOpType()) {
                case "Conv" -> convolution(node);
                case "Gemm" -> gemm(node);
                case "MatMul" -> product(node);
                default -> Optional.empty();
            };
        } catch (NotUnderstoodException e) {
            return Optional.empty();
        }
    }

    private Optional<AffineLayer.Inputs> convolution(NodeProto node) {
        Optional<Tensor> tensor = graph.constantInput(node, 1);
        if (unitAxis != 1 || tensor.isEmpty() || tensor.get().rank() != rank || rank < 3) {
            return Optional.empty();
        }
        Attributes attributes = new Attributes(node);
        int groups = Math.toIntExact(Math.max(1, attributes.integer("group", 1)));
        Weights weights = Weights.convolution(tensor.get(), groups);
        Window window = Window.of(attributes, tensor.get().dims().subList(2, rank));
        return finish(node, weights, 1, window.reachesOver(), 1, 1);
    }

    private Optional<AffineLayer.Inputs> gemm(NodeProto node) {
        Attributes attributes = new Attributes(node);
        Optional<Tensor> tensor = graph.constantInput(node, 1);
        if (unitAxis != 1
                || rank != 2
                || attributes.integer("transA", 0) != 0
                || tensor.isEmpty()
                || tensor.get().rank() != 2) {
            return Optional.empty();
        }
        Weights weights = Weights.matrix(tensor.get(), attributes.integer("transB", 0) != 0);
        return finish(
                node,
                weights,
                1,
                false,
                attributes.number("alpha", 1),
                attributes.number("beta", 1));
    }

    private Optional<AffineLayer.Inputs> product(NodeProto node) {
        Optional<Tensor> tensor = graph.constantInput(node, 1);
        if (unitAxis != rank - 1 || rank < 2 || tensor.isEmpty() || tensor.get().rank() != 2) {
            return Optional.empty();
        }
        return finish(node, Weights.matrix(tensor.get(), false), rank - 1, false, 1, 0);
    }

    private Optional<AffineLayer.Inputs> finish(
            NodeProto node, Weights weights, int axis, boolean padded, double alpha, double beta) {
        if (weights.units() != factor.length) {
            return Optional.empty();
        }
        if (beta != 0 && node.getInputCount() > 2 && !node.getInput(2).isEmpty()) {
            Optional<Tensor> bias = graph.constantInput(node, 2);
            boolean fits =
                    bias.isPresent()
                            && (bias.get().size() == 1
                                    || (bias.get().size() == factor.length
                                            && liesLast(bias.get())));
            if (!fits) {
                return Optional.empty();
            }
            add(bias.get().values(), beta);
        }
        for (int unit = 0; unit < factor.length; unit++) {
            factor[unit] *= alpha;
        }
        return Optional.of(new AffineLayer.Inputs(weights, node.getInput(0), rank, axis, padded));
    }
}
