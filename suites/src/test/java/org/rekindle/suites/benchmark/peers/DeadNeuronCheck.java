package org.rekindle.suites.benchmark.peers;

/**
 * torchdiag, {@code check_dead_neurons}: a neuron is dead if it puts out 0 for every sample of the
 * one input that it is given (100 samples in its documentation). A layer with more than 20 % dead
 * neurons is a warning, with more than 50 % critical; the warning counts. Source: the README of
 * AddyM/torchdiag.
 */
public record DeadNeuronCheck() implements PeerRule {
    private static final double WARNING = 0.2;
    private static final int BATCH = 100;

    @Override
    public String id() {
        return "torchdiag_dead_neurons";
    }

    @Override
    public boolean alarms(Activations layer) {
        return layer.shareOfUnits(unit -> layer.firingRate(unit, BATCH) == 0) > WARNING;
    }
}
