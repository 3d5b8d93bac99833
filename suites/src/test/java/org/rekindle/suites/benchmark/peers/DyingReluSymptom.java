package org.rekindle.suites.benchmark.peers;

/**
 * DeepDiagnosis, the symptom "dying ReLU": 70 % or more of the elements of a layer's output are not
 * above 0 in one batch. Wardat, Cruz, Le, Rajan 2022, <i>DeepDiagnosis: Automatically Diagnosing
 * Faults and Recommending Actionable Fixes in Deep Learning Programs</i> (ICSE). The threshold is
 * that of the summary in this project's notes on related systems, not checked against the code.
 */
public record DyingReluSymptom() implements PeerRule {
    private static final double SHARE = 0.7;
    private static final int BATCH = 64;

    @Override
    public String id() {
        return "deep_diagnosis_dying_relu";
    }

    @Override
    public boolean alarms(Activations layer) {
        return layer.shareOfZeros(0, BATCH, 0) >= SHARE;
    }
}
