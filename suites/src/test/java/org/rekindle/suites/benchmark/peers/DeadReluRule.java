package org.rekindle.suites.benchmark.peers;

/**
 * Amazon SageMaker Debugger, built-in rule {@code DeadRelu}, with its defaults: a ReLU is dead if
 * it is active in less than {@code threshold_inactivity} = 1.0 % of the samples, and the rule trips
 * if more than {@code threshold_layer} = 50 % of a layer's ReLUs are dead. Source: Amazon SageMaker
 * Developer Guide, "List of Debugger built-in rules".
 */
public record DeadReluRule() implements PeerRule {
    private static final double INACTIVITY = 0.01;
    private static final double LAYER = 0.5;

    @Override
    public String id() {
        return "sagemaker_dead_relu";
    }

    @Override
    public boolean alarms(Activations layer) {
        return layer.shareOfUnits(unit -> layer.firingRate(unit, layer.samples()) < INACTIVITY)
                > LAYER;
    }
}
