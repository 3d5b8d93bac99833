package org.rekindle.suites.benchmark.peers;

/**
 * keras-contrib, callback {@code DeadReluDetector}, with its defaults: a ReLU is dead if it did not
 * fire once for the entire training set; a layer with 10 % or more dead ReLUs triggers a warning.
 * Source: the documentation of the callback, keras-team/keras-contrib.
 */
public record DeadReluDetector() implements PeerRule {
    private static final double SIGNIFICANT = 0.1;

    @Override
    public String id() {
        return "keras_contrib_dead_relu_detector";
    }

    @Override
    public boolean alarms(Activations layer) {
        return layer.shareOfUnits(unit -> layer.firingRate(unit, layer.samples()) == 0)
                >= SIGNIFICANT;
    }
}
