package org.rekindle.suites.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.rekindle.network.Initializer;

/**
 * The hidden layers of a case, and how they start.
 *
 * @param hidden the units of each
 * @param initializer how weights are drawn
 * @param firstBias the initial bias of the first one
 * @param otherBias that of the others
 */
record CaseNetwork(
        List<Integer> hidden, Initializer initializer, float firstBias, float otherBias) {

    CaseNetwork withHidden(List<Integer> other) {
        return new CaseNetwork(other, initializer, firstBias, otherBias);
    }

    CaseNetwork withInitializer(Initializer other) {
        return new CaseNetwork(hidden, other, firstBias, otherBias);
    }

    CaseNetwork withBiases(float first, float others) {
        return new CaseNetwork(hidden, initializer, first, others);
    }

    /** The initial bias of each hidden layer. */
    List<Float> biases() {
        List<Float> biases = new ArrayList<>(Collections.nCopies(hidden.size(), otherBias));
        biases.set(0, firstBias);
        return biases;
    }
}
