package org.rekindle.suites.benchmark.peers;

/**
 * torchmortem 0.1.1, detector {@code dead_units}, with its defaults. It takes the share of a
 * layer's activations below 1e-6 in size for the share of dead units. A layer is reported if that
 * is above 50 % in at least half of the batches of the second half of training; here, of the
 * batches of the training samples at the end. Source: sebseager/torchmortem, the detector and its
 * collector.
 */
public record DeadUnitDetector() implements PeerRule {
    private static final float NEAR_ZERO = 1e-6f;
    private static final double DEAD = 0.5;
    private static final double SUSTAINED = 0.5;
    private static final int BATCH = 64;

    @Override
    public String id() {
        return "torchmortem_dead_units";
    }

    @Override
    public boolean alarms(Activations layer) {
        int batches = 0;
        int bad = 0;
        for (int from = 0; from < layer.samples(); from += BATCH) {
            batches++;
            bad += layer.shareOfZeros(from, BATCH, NEAR_ZERO) > DEAD ? 1 : 0;
        }
        return bad >= SUSTAINED * batches;
    }
}
