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
     * @param score on the validation samples; NaN where there is none
     * @param diverged whether it diverged
     * @param deadFraction the share of dead units at its end
     * @param outputChange the largest absolute change of an output by the treatment itself; NaN
     *     where that was not measured
     */
    record Result(double score, boolean diverged, double deadFraction, double outputChange) {

        /** The score; that of the constant for a run that diverged or has none. */
        double score(ScoreScale scale) {
            return diverged || Double.isNaN(score) ? scale.constant() : score;
        }
    }

    /** The scores as they are. */
    double[] scores(ScoreScale scale) {
        return results.stream().mapToDouble(result -> result.score(scale)).toArray();
    }

    /** The scores as they count. */
    double[] counted(ScoreScale scale) {
        return results.stream().mapToDouble(result -> scale.counted(result.score(scale))).toArray();
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
