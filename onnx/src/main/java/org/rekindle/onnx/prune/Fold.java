package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.model.Tensor;

/**
 * A layer whose bias takes over what constant units contributed.
 *
 * @param layer the first output of the node that holds the weights
 * @param bias which of its inputs is the bias; below zero where it has none yet
 */
record Fold(String layer, int bias) {

    /**
     * Of a node that can take up constants.
     *
     * @param weights which input of the node
     * @param bias which input of the node
     * @param outputs how many units the layer has
     * @throws Obstacle when its weights or its bias do not allow that
     */
    static Fold of(Graph graph, NodeProto node, int weights, int bias, long outputs)
            throws Obstacle {
        boolean there = Nodes.has(node, bias);
        ConstantInputs constants = new ConstantInputs(graph);
        if (!constants.has(node, weights)
                || (there && Stored.of(graph, node.getInput(bias)).isEmpty())) {
            throw ConstantInputs.computed(node);
        }
        ElementKind kind = constants.numbers(node, weights).kind();
        if (!kind.isFloating() || kind.size() < Float.BYTES) {
            throw new Obstacle(
                    "%s is too coarse to take up what they always give"
                            .formatted(Nodes.title(node)));
        }
        if (there) {
            Tensor values =
                    graph.constantInput(node, bias)
                            .orElseThrow(() -> ConstantInputs.computed(node));
            if (values.rank() == 0
                    || values.size() != outputs
                    || values.dims().get(values.rank() - 1) != outputs) {
                throw new Obstacle(
                        "the bias of %s is not one number for each unit"
                                .formatted(Nodes.title(node)));
            }
        }
        return new Fold(Removal.id(node), there ? bias : -1);
    }
}
