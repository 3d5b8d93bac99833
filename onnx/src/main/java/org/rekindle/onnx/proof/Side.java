package org.rekindle.onnx.proof;

import java.util.Arrays;
import java.util.List;

/**
 * An upper bound for each element of a value, as a difference: the terms that lead up to it, less
 * those that lead away. They are kept apart, since roundings are as large as the terms are and not
 * as what is left of them, and since a sum of terms of one sign keeps that sign however it is
 * rounded. A value has two sides: its own, and that of its negation.
 */
final class Side {
    private final double[] toward;
    private final double[] away;

    private Side(double[] toward, double[] away) {
        this.toward = toward;
        this.away = away;
    }

    /** All zero. */
    static Side zeros(int size) {
        return new Side(new double[size], new double[size]);
    }

    /** The same terms for all. */
    static Side of(double... bounds) {
        Side side = zeros(bounds.length);
        for (int i = 0; i < bounds.length; i++) {
            side.add(i, bounds[i]);
        }
        return side;
    }

    /** All of some, one after the other. */
    static Side appended(List<Side> parts) {
        return new Side(
                parts.stream().flatMapToDouble(part -> Arrays.stream(part.toward)).toArray(),
                parts.stream().flatMapToDouble(part -> Arrays.stream(part.away)).toArray());
    }

    int size() {
        return toward.length;
    }

    /** Adds a term. */
    void add(int index, double term) {
        if (term > 0) {
            toward[index] += term;
        } else {
            away[index] -= term;
        }
    }

    /** Adds another's terms, times a positive factor. */
    void add(int index, Side other, int from, double factor) {
        toward[index] += ValueRange.product(factor, other.toward[from]);
        away[index] += ValueRange.product(factor, other.away[from]);
    }

    /** Adds another's terms, times any factor from 0 up to the given one. */
    void addUpTo(int index, Side other, int from, double factor) {
        toward[index] += ValueRange.product(factor, other.toward[from]);
    }

    /** Gives up. */
    void lift(int index) {
        toward[index] = Double.POSITIVE_INFINITY;
        away[index] = 0;
    }

    /** The sum of the terms that lead up. */
    double toward(int index) {
        return toward[index];
    }

    /** Without roundings. */
    double exact(int index) {
        return toward[index] - away[index];
    }

    /**
     * With them.
     *
     * @param gamma the relative error of each term
     * @param dust what underflow may have taken from the terms that lead away
     */
    double bound(int index, double gamma, double dust) {
        double less = ValueRange.product(away[index], Math.max(0, 1 - gamma));
        if (toward[index] == 0) {
            return Math.min(0, dust - less);
        }
        return Rounding.orInfinite(toward[index] * (1 + gamma)) - less + dust;
    }

    /** The elements at some places. */
    Side pick(int[] sources) {
        Side picked = zeros(sources.length);
        for (int i = 0; i < sources.length; i++) {
            picked.toward[i] = toward[sources[i]];
            picked.away[i] = away[sources[i]];
        }
        return picked;
    }

    /** Makes the bound of an element one for another's as well. */
    void cover(int index, Side other, int from) {
        double highest = Math.max(exact(index), other.exact(from));
        double most = Math.max(toward[index], other.toward[from]);
        toward[index] = most;
        away[index] = most == Double.POSITIVE_INFINITY ? 0 : most - highest;
    }

    /** The same bounds, none below 0. */
    Side withZero() {
        Side covered = zeros(size());
        for (int i = 0; i < size(); i++) {
            covered.toward[i] = toward[i];
            covered.away[i] = Math.min(away[i], toward[i]);
        }
        return covered;
    }
}
