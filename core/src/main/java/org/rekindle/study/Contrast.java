package org.rekindle.study;

import java.util.OptionalDouble;

/**
 * How much one activation gains over another, and what the seeds show of it.
 *
 * @param gain the mean difference of their scores
 * @param low a lower bound of the true difference
 * @param high an upper bound; each of the two bounds holds with 95 %, for all activations together
 * @param margin differences up to this count as none
 * @param detectable the smallest true difference that these seeds would have shown to be beyond the
 *     margin, with a probability of 80 %
 */
record Contrast(double gain, double low, double high, double margin, double detectable) {

    /** What is shown. */
    enum Finding {
        /** A gain beyond the margin. */
        BETTER,
        /** A loss beyond the margin. */
        WORSE,
        /** No difference beyond the margin. */
        EQUIVALENT,
        /** None of these. */
        OPEN
    }

    Finding finding() {
        if (low > margin) {
            return Finding.BETTER;
        }
        if (high < -margin) {
            return Finding.WORSE;
        }
        return low >= -margin && high <= margin ? Finding.EQUIVALENT : Finding.OPEN;
    }

    boolean showsGain() {
        return finding() == Finding.BETTER;
    }

    /** The detectable difference, where there is a finite one. */
    OptionalDouble finiteDetectable() {
        return Double.isFinite(detectable) ? OptionalDouble.of(detectable) : OptionalDouble.empty();
    }
}
