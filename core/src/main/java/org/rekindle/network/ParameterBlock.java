package org.rekindle.network;

/**
 * A run of parameters of one kind within {@link DenseNetwork#parameters}.
 *
 * @param kind what they are
 * @param offset the index of the first
 * @param length how many
 */
public record ParameterBlock(Kind kind, int offset, int length) {

    /** What a parameter is for, which decides whether weight decay reaches it. */
    public enum Kind {
        /** {@code float[units][fan_in]}: the only kind that decays. */
        WEIGHTS,
        /** One per unit. */
        BIASES,
        /** Learnt slopes; decay would push them to 0, which is ReLU. */
        SLOPES
    }

    /** Whether weight decay reaches these parameters. */
    public boolean decays() {
        return kind == Kind.WEIGHTS;
    }
}
