package org.rekindle.network;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How well a network tells classes apart.
 *
 * @param accuracy the share of samples whose largest output is the target's
 * @param balancedAccuracy the mean of these shares over the classes that occur
 * @param rocAuc for two classes, the area under the ROC curve; empty for more classes, where one of
 *     the two does not occur, where an output is NaN, and where it was not measured
 */
public record ClassScores(double accuracy, double balancedAccuracy, OptionalDouble rocAuc) {

    /**
     * The mean over several networks, at least one; an area under the curve only if all have it.
     */
    public static ClassScores mean(List<ClassScores> scores) {
        boolean allHaveArea = scores.stream().allMatch(each -> each.rocAuc.isPresent());
        return new ClassScores(
                scores.stream().mapToDouble(ClassScores::accuracy).average().orElseThrow(),
                scores.stream().mapToDouble(ClassScores::balancedAccuracy).average().orElseThrow(),
                allHaveArea
                        ? scores.stream().mapToDouble(each -> each.rocAuc.orElseThrow()).average()
                        : OptionalDouble.empty());
    }

    /** The one that a metric names; NaN where it is not defined. */
    public double score(Metric metric) {
        return switch (metric) {
            case ACCURACY -> accuracy;
            case BALANCED_ACCURACY -> balancedAccuracy;
            case ROC_AUC -> rocAuc.orElse(Double.NaN);
            case R2 -> Double.NaN;
        };
    }
}
