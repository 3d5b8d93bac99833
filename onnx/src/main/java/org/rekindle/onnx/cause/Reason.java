package org.rekindle.onnx.cause;

import java.util.Locale;

/**
 * What is seen of a dead unit. Each is a check by arithmetic on the unit's weights and on what its
 * inputs were on the samples. The weights are those of the layer with a BatchNormalization behind
 * it folded in, so that z = bias + Σ weight · input.
 */
public enum Reason {
    /** A BatchNormalization or a multiplication has the factor 0, and what is left is ≤ 0. */
    SCALE_ZERO("scaled by 0, with a shift of at most 0"),
    /** All weights are 0, and the bias is ≤ 0. */
    ZERO_WEIGHTS("all weights are 0, and the bias is at most 0"),
    /** All inputs that have a weight come from dead units, and the bias is ≤ 0. */
    UPSTREAM_DEAD("fed by dead units alone"),
    /** All inputs that have a weight were 0 on every sample, and the bias is ≤ 0. */
    ZERO_INPUTS("its inputs were 0 on every sample"),
    /** No weight is above 0, no input was ever below 0, and the bias is ≤ 0. */
    NO_POSITIVE_WEIGHT("no weight above 0, on inputs that are never below 0"),
    /**
     * The bias is so low that z could not be above 0 even if every input stood, all at once, at the
     * end of its range that lifts z most.
     */
    BIAS_OUT_OF_REACH("the bias is below all that the inputs could add"),
    /** On some samples the inputs lift z, but never by as much as the bias lowers it. */
    BIAS_OUTWEIGHS_INPUTS("the bias is below all that the inputs added on a sample"),
    /** The weighted inputs lift z on no sample. A bias of 0 would not help. */
    INPUTS_NEVER_LIFT("the weighted inputs add nothing above 0 on any sample");

    private final String sentence;

    Reason(String sentence) {
        this.sentence = sentence;
    }

    /** The name in documents, in snake case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The same in words. */
    public String sentence() {
        return sentence;
    }
}
