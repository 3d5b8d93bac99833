package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import org.rekindle.onnx.model.Nodes;

/** LSTM, GRU and RNN, which read units as their features. */
final class RecurrencePruning implements OperatorPruning {
    private static final int WEIGHTS = 1;
    private static final int FEATURES = 2;

    @Override
    public boolean keepsResultsApart() {
        return true;
    }

    @Override
    public void produce(Removal removal, NodeProto node, Units units) throws Obstacle {
        throw new Obstacle("%s computes them from one another".formatted(Nodes.title(node)));
    }

    @Override
    public void consume(Removal removal, NodeProto node, int input, Units units) throws Obstacle {
        if (input != 0 || units.axis() != FEATURES || !units.areZero()) {
            throw new Obstacle(
                    "%s does not read them as features that are 0".formatted(Nodes.title(node)));
        }
        removal.drop(node, WEIGHTS, FEATURES, units);
    }
}
