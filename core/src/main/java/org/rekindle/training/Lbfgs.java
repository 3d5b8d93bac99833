package org.rekindle.training;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Finds the minimum of a smooth convex function by its gradients (L-BFGS: Nocedal 1980, <i>Updating
 * quasi-Newton matrices with limited storage</i>), with a search along each direction that halves
 * and doubles the step until the weak Wolfe conditions hold (Lewis and Overton 2013). Nothing is
 * drawn, so the same function gives the same point.
 */
final class Lbfgs {
    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final double CURVATURE = 0.9;
    private static final int MOST_STEP_CHANGES = 30;

    /** The function. */
    interface Objective {
        /**
         * Its value at a point.
         *
         * @param gradient is set to the gradient there
         */
        double at(double[] point, double[] gradient);
    }

    /** The inverse of a matrix that is close to the second derivatives. */
    interface InverseCurvature {
        /** Multiplies a vector by it, in place. */
        void multiply(double[] vector);
    }

    /** A step, and the difference of the gradients at its ends. */
    @SuppressWarnings("ArrayRecordComponent") // read only, and never compared
    private record Pair(double[] step, double[] change, double product) {}

    private final Objective objective;
    private final InverseCurvature curvature;
    private final int memory;
    private final double tolerance;
    private final Deque<Pair> pairs = new ArrayDeque<>();
    private int evaluations;

    /**
     * @param memory how many steps are remembered
     * @param tolerance the search ends when a step lowers the function by no more than this
     */
    Lbfgs(Objective objective, InverseCurvature curvature, int memory, double tolerance) {
        this.objective = objective;
        this.curvature = curvature;
        this.memory = memory;
        this.tolerance = tolerance;
    }

    /** How often the function was computed. */
    int evaluations() {
        return evaluations;
    }

    /**
     * Moves a point to the minimum.
     *
     * @param point where to start; is changed in place
     * @param mostEvaluations how often the function may be computed
     * @return whether it got there: the function no longer falls
     */
    boolean minimize(double[] point, int mostEvaluations) {
        double[] gradient = new double[point.length];
        double value = compute(point, gradient);
        while (evaluations < mostEvaluations) {
            double[] direction = direction(gradient);
            double slope = dot(gradient, direction);
            if (!(-slope > tolerance)) {
                return true;
            }
            double before = value;
            value = search(point, value, gradient, direction, slope);
            if (!(before - value > tolerance)) {
                return true;
            }
        }
        return false;
    }

    private double compute(double[] point, double[] gradient) {
        evaluations++;
        return objective.at(point, gradient);
    }

    /** Minus the gradient times the inverse curvature, by two loops over the remembered steps. */
    private double[] direction(double[] gradient) {
        double[] direction = gradient.clone();
        double[] weights = new double[pairs.size()];
        int i = 0;
        for (Pair pair : pairs) {
            weights[i] = dot(pair.step, direction) / pair.product;
            add(direction, -weights[i++], pair.change);
        }
        curvature.multiply(direction);
        if (!pairs.isEmpty()) {
            scale(direction, measuredScale(pairs.getFirst()));
        }
        for (Iterator<Pair> oldest = pairs.descendingIterator(); oldest.hasNext(); ) {
            Pair pair = oldest.next();
            add(direction, weights[--i] - dot(pair.change, direction) / pair.product, pair.step);
        }
        scale(direction, -1);
        return direction;
    }

    /** By how much the last step shows the inverse curvature to be too small. */
    private double measuredScale(Pair last) {
        double[] change = last.change.clone();
        curvature.multiply(change);
        return last.product / dot(last.change, change);
    }

    /**
     * Moves the point along a direction, and its gradient with it; leaves both where no step lowers
     * the function.
     *
     * @return the value there
     */
    private double search(
            double[] point, double value, double[] gradient, double[] direction, double slope) {
        double[] next = new double[point.length];
        double[] nextGradient = new double[point.length];
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double length = 1;
        for (int tries = 0; tries < MOST_STEP_CHANGES; tries++) {
            System.arraycopy(point, 0, next, 0, point.length);
            add(next, length, direction);
            double reached = compute(next, nextGradient);
            if (!(reached <= value + SUFFICIENT_DECREASE * length * slope)) {
                high = length;
            } else if (dot(nextGradient, direction) < CURVATURE * slope) {
                low = length;
            } else {
                remember(point, gradient, next, nextGradient);
                System.arraycopy(next, 0, point, 0, point.length);
                System.arraycopy(nextGradient, 0, gradient, 0, point.length);
                return reached;
            }
            length = Double.isInfinite(high) ? 2 * low : (low + high) / 2;
        }
        return value;
    }

    private void remember(double[] from, double[] gradient, double[] to, double[] toGradient) {
        double[] step = to.clone();
        add(step, -1, from);
        double[] change = toGradient.clone();
        add(change, -1, gradient);
        double product = dot(step, change);
        if (product > 0) {
            pairs.addFirst(new Pair(step, change, product));
            if (pairs.size() > memory) {
                pairs.removeLast();
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void add(double[] to, double factor, double[] other) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * other[i];
        }
    }

    private static void scale(double[] vector, double factor) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= factor;
        }
    }
}
