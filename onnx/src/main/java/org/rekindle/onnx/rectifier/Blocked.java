package org.rekindle.onnx.rectifier;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Optional;
import java.util.Set;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;

/**
 * Which values are in {@linkplain Blocks blocks}. Their shape says NCHW, but axis 1 does not tell
 * their units apart.
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
            "ONNX Runtime has put it into a layout for one kind of processor, and nothing tells how many of its channels only fill that up; scan the model as it was before, or optimised at the level \"extended\"";

    private Blocked() {}

    /** Whether a node gives a value in blocks, and is of the layout's own operators. */
    static boolean makesBlocks(NodeProto node) {
        return node.getDomain().equals(DOMAIN) && !node.getOpType().equals("ReorderOutput");
    }

    /** Whether it is this operator of the layout's own. */
    static boolean is(NodeProto node, String operator) {
        return node.getDomain().equals(DOMAIN) && node.getOpType().equals(operator);
    }

    /** Whether a standard operator may stand between two of the layout's own. */
    static boolean mayStandBetween(NodeProto node) {
        return Nodes.isStandard(node) && BETWEEN.contains(node.getOpType());
    }

    static boolean is(Graph graph, String value) {
        String name = value;
        for (int i = 0; i < LONGEST_WALK; i++) {
            Optional<NodeProto> producer = graph.producer(name);
            if (producer.isEmpty() || producer.get().getInputCount() == 0) {
                return false;
            }
            NodeProto node = producer.get();
            if (node.getDomain().equals(DOMAIN)) {
                return makesBlocks(node);
            }
            if (!mayStandBetween(node)) {
                return false;
            }
            name = node.getInput(0);
        }
        return false;
    }
}
