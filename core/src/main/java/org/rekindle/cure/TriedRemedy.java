package org.rekindle.cure;

import java.util.List;

/**
 * A remedy and the results of its runs, draw by draw.
 *
 * @param remedy what was done
 * @param results one for each draw, at least one
 */
record TriedRemedy(Remedy remedy, List<Result> results) {

    /**
     * The result of one run.
     *
     * @param score on the validation samples; 0 where there is none
     * @param diverged whether it diverged
     * @param deadFraction the share of dead units at its end
     * @param outputChange the largest absolute change of an output by the treatment itself; NaN
     *     where that was not measured
     */
    record Result(double score, boolean diverged, double deadFraction, double outputChange) {}

    double[] scores() {
        return results.stream().mapToDouble(Result::score).toArray();
    }

    int diverged() {
        return (int) results.stream().filter(Result::diverged).count();
    }

    double outputChange() {
        return results.stream().mapToDouble(Result::outputChange).max().orElseThrow();
    }

    double deadFraction() {
        return results.stream().mapToDouble(Result::deadFraction).average().orElseThrow();
    }
}
