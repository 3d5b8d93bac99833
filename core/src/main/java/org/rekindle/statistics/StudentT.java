package org.rekindle.statistics;

/**
 * Student's t distribution with a whole number of degrees of freedom. The probability within ±t is
 * then a finite sum (Abramowitz and Stegun 1964, 26.7.3 and 26.7.4). Its inverse is found by
 * bisection.
 */
public final class StudentT {
    private static final int BISECTIONS = 80;

    private StudentT() {}

    /** The t for which P(|T| ≤ t) = {@code probability}; infinite for 0 degrees of freedom. */
    public static double quantile(double probability, int degreesOfFreedom) {
        if (degreesOfFreedom < 1) {
            return Double.POSITIVE_INFINITY;
        }
        // t = tan(θ) · √degrees, and θ has bounds where t has none.
        double low = 0;
        double high = Math.PI / 2;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (probabilityWithin(middle, degreesOfFreedom) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.tan((low + high) / 2) * Math.sqrt(degreesOfFreedom);
    }

    /** P(T > t); NaN for fewer than 1 degree of freedom. */
    public static double upperTail(double t, int degreesOfFreedom) {
        if (degreesOfFreedom < 1) {
            return Double.NaN;
        }
        double theta = Math.atan(Math.abs(t) / Math.sqrt(degreesOfFreedom));
        double beyond = Math.max(0, 1 - probabilityWithin(theta, degreesOfFreedom)) / 2;
        return t >= 0 ? beyond : 1 - beyond;
    }

    /** P(|T| ≤ tan(theta) · √degrees). */
    private static double probabilityWithin(double theta, int degrees) {
        boolean odd = degrees % 2 == 1;
        double cos = Math.cos(theta);
        double term = odd ? cos : 1;
        double sum = 0;
        for (int k = odd ? 1 : 0; k <= degrees - 2; k += 2) {
            sum += term;
            term *= cos * cos * (k + 1) / (k + 2);
        }
        return odd ? 2 / Math.PI * (theta + Math.sin(theta) * sum) : Math.sin(theta) * sum;
    }
}
