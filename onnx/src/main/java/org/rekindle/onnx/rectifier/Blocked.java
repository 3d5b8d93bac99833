package org.rekindle.onnx.rectifier;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Optional;
import java.util.Set;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;

/**
 * Values in the blocked layout that ONNX Runtime gives to convolutions when it optimises a model at
 * its highest level. Their shape says NCHW, but eight or sixteen channels lie side by side, and
 * channels are added to fill the last block. So axis 1 does not tell their units apart.
 */
final class Blocked {
    private static final String DOMAIN = "com.microsoft.nchwc";

    /** Enough for any chain between two convolutions. */
    private static final int LONGEST_WALK = 32;

    /** Standard operators that ONNX Runtime leaves between blocked ones. */
    private static final Set<String> BETWEEN =
            Set.of(
                    "Relu",
                    "Clip",
                    "LeakyRelu",
                    "HardSigmoid",
                    "Sigmoid",
                    "Tanh",
                    "Add",
                    "Mul",
                    "Sum");

    static final String REASON =
            "ONNX Runtime has put it into a layout for one kind of processor, in which channels are not told apart; scan the model as it was before, or optimised at the level \"extended\"";

    private Blocked() {}

    static boolean is(Graph graph, String value) {
        String name = value;
        for (int i = 0; i < LONGEST_WALK; i++) {
            Optional<NodeProto> producer = graph.producer(name);
            if (producer.isEmpty() || producer.get().getInputCount() == 0) {
                return false;
            }
            NodeProto node = producer.get();
            if (node.getDomain().equals(DOMAIN)) {
                return !node.getOpType().equals("ReorderOutput");
            }
            if (!Nodes.isStandard(node) || !BETWEEN.contains(node.getOpType())) {
                return false;
            }
            name = node.getInput(0);
        }
        return false;
    }
}
