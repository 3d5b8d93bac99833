package org.rekindle.run.engine;

import java.util.List;
import java.util.Optional;
import org.rekindle.network.NetworkShape;
import org.rekindle.run.document.RunDocument;
import org.rekindle.study.StudyPlan;

/**
 * Which networks a new run shall train.
 *
 * @param hidden the units of each hidden layer
 * @param biasInit where the biases of hidden layers start
 * @param biases whether units have biases; if not, they stay 0
 * @param rectifiedOutput whether the output passes through a ReLU
 * @param initFrom the file that the weights come from, for the record; empty where they are drawn
 */
public record RequestedNetwork(
        List<Integer> hidden,
        float biasInit,
        boolean biases,
        boolean rectifiedOutput,
        Optional<RunDocument.InitFrom> initFrom) {

    /** Copies the list. */
    public RequestedNetwork {
        hidden = List.copyOf(hidden);
    }

    /** Two hidden layers of the default width, whose biases start at 0, and a linear output. */
    public static RequestedNetwork defaults() {
        return new RequestedNetwork(StudyPlan.DEFAULT_HIDDEN, 0, true, false, Optional.empty());
    }

    /** Its shape for a table. */
    NetworkShape shape(int inputs, int outputs) {
        return new NetworkShape(inputs, hidden, outputs, biases, rectifiedOutput);
    }

    /** What is recorded of it. */
    RunDocument.Network document(NetworkShape shape) {
        return new RunDocument.Network(
                shape.inputs(),
                shape.hidden(),
                shape.outputs(),
                biasInit,
                biases,
                rectifiedOutput ? "relu" : null,
                initFrom.orElse(null));
    }
}
