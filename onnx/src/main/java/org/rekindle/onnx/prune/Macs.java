package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.OptionalLong;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;

/**
 * The multiply-accumulate operations of a model for one sample: those of convolutions, matrix
 * products and recurrent layers, which are nearly all of them. Each position of the output counts
 * as many as numbers are added up for it.
 */
public final class Macs {
    private final Graph graph;
    private final ShownShapes shown;

    private Macs(Graph graph, ShownShapes shown) {
        this.graph = graph;
        this.shown = shown;
    }

    /**
     * Counts those of the model's own graph, without those in branches and loops.
     *
     * @param shown the shapes of a run
     * @return for one sample; empty where no run has shown the shapes
     */
    public static OptionalLong count(Graph graph, ShownShapes shown) {
        if (shown.first().isEmpty()) {
            return OptionalLong.empty();
        }
        Macs macs = new Macs(graph, shown);
        long all = 0;
        for (NodeProto node : graph.nodes()) {
            all += macs.of(node);
        }
        return OptionalLong.of(all / shown.samples());
    }

    private long of(NodeProto node) {
        return switch (node.getOpType()) {
            case "Conv", "FusedConv", "ConvInteger", "NhwcFusedConv" -> convolution(node, 1);
            case "QLinearConv" -> convolution(node, 3);
            case "ConvTranspose" -> size(shape(node, 0)) * each(shape(node, 1));
            case "Gemm", "FusedGemm" -> {
                boolean turned = new Attributes(node).integer("transA", 0) != 0;
                List<Long> data = shape(node, 0);
                yield data.size() < 2 ? 0 : output(node) * data.get(turned ? 0 : 1);
            }
            case "MatMul", "MatMulInteger", "QLinearMatMul" -> output(node) * last(shape(node, 0));
            case "FusedMatMul" -> {
                boolean turned = new Attributes(node).integer("transA", 0) != 0;
                List<Long> data = shape(node, 0);
                yield turned && data.size() > 1
                        ? output(node) * data.get(data.size() - 2)
                        : output(node) * last(data);
            }
            case "LSTM", "GRU", "RNN" -> recurrence(node);
            case "Einsum" -> einsum(node);
            default -> 0;
        };
    }

    private long convolution(NodeProto node, int weights) {
        return output(node) * each(shape(node, weights));
    }

    /** Per step and sample all weights of all directions, each once. */
    private long recurrence(NodeProto node) {
        List<Long> data = shape(node, 0);
        return data.size() < 2
                ? 0
                : data.get(0) * data.get(1) * (size(shape(node, 1)) + size(shape(node, 2)));
    }

    /** The product of the sizes of all labels. */
    private long einsum(NodeProto node) {
        String equation = new Attributes(node).text("equation", "").replace(" ", "");
        String inputs = equation.split("->", -1)[0];
        if (equation.contains(".") || node.getInputCount() < 2) {
            return 0;
        }
        long all = 1;
        String met = "";
        String[] operands = inputs.split(",", -1);
        for (int input = 0; input < Math.min(operands.length, node.getInputCount()); input++) {
            List<Long> dims = shape(node, input);
            for (int axis = 0; axis < Math.min(dims.size(), operands[input].length()); axis++) {
                String label = operands[input].substring(axis, axis + 1);
                all *= met.contains(label) ? 1 : dims.get(axis);
                met += label;
            }
        }
        return all;
    }

    private long output(NodeProto node) {
        return size(shown.first().getOrDefault(node.getOutput(0), List.of(0L)));
    }

    private List<Long> shape(NodeProto node, int input) {
        if (!Nodes.has(node, input)) {
            return List.of();
        }
        String value = node.getInput(input);
        return graph.constantProto(value)
                .map(tensor -> tensor.getDimsList())
                .orElseGet(() -> shown.first().getOrDefault(value, List.of()));
    }

    private static long size(List<Long> dims) {
        return dims.isEmpty() ? 0 : dims.stream().reduce(1L, (a, b) -> a * b);
    }

    private static long each(List<Long> weights) {
        return weights.isEmpty() ? 0 : size(weights) / weights.get(0);
    }

    private static long last(List<Long> dims) {
        return dims.isEmpty() ? 0 : dims.get(dims.size() - 1);
    }
}
