package org.rekindle.onnx.census;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.rectifier.Skipped;
import org.rekindle.text.NumberText;

/** What is said of a model in which there is nothing to count. */
final class Unrectified {
    private static final String OTHER_MODELS = "ai.onnx.ml";

    /** Operators with which networks learn. */
    private static final Set<String> OF_NETWORKS =
            Set.of(
                    "Gemm",
                    "MatMul",
                    "Conv",
                    "ConvTranspose",
                    "LSTM",
                    "GRU",
                    "RNN",
                    "Einsum",
                    "MatMulInteger",
                    "QLinearMatMul",
                    "QLinearConv",
                    "ConvInteger",
                    "Attention");

    private Unrectified() {}

    /** One true sentence. */
    static String sentence(Model model, List<Skipped> skipped, List<SmoothCensus> smooth) {
        List<NodeProto> nodes = model.graph().nodes();
        String others =
                nodes.stream()
                        .filter(node -> node.getDomain().equals(OTHER_MODELS))
                        .map(NodeProto::getOpType)
                        .distinct()
                        .collect(Collectors.joining(", "));
        boolean network = nodes.stream().map(NodeProto::getOpType).anyMatch(OF_NETWORKS::contains);
        if (!others.isEmpty() && !network) {
            return "The model is no neural network: it is made of operators of %s (%s), which have no units, so there is nothing to count."
                    .formatted(OTHER_MODELS, others);
        }
        String found = skipped.isEmpty() ? "has no rectifier" : "has no rectifier that was found";
        return smooth.isEmpty()
                ? "The model %s, so there is nothing to count.".formatted(found)
                : "The model %s. %s".formatted(found, saturated(smooth));
    }

    private static String saturated(List<SmoothCensus> smooth) {
        int saturated = smooth.stream().mapToInt(layer -> layer.saturated().size()).sum();
        return String.format(
                Locale.ROOT,
                "It has %s with %s: %,d of them %s saturated on every sample.",
                NumberText.count(smooth.size(), "smooth activation"),
                NumberText.count(smooth.stream().mapToInt(SmoothCensus::units).sum(), "unit"),
                saturated,
                saturated == 1 ? "is" : "are");
    }
}
