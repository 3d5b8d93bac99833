package org.rekindle.view;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rekindle.network.Metric;
import org.rekindle.run.document.BaselineDocument;
import org.rekindle.run.document.RecommendationDocument;
import org.rekindle.study.Standing;
import org.rekindle.study.Trial;
import org.rekindle.subject.ComparedScore;
import org.rekindle.training.Evaluation;

/**
 * How the score of a run compares with what it has to beat, in sentences. The terminal and the page
 * say the same.
 *
 * @param alarm that the score is no better than a guess; null when it is better
 * @param comparison the scores of the constant and of the linear model
 */
public record BaselineWords(@Nullable String alarm, String comparison) {

    /**
     * Of the test score of a study's answer; before it, of the validation score of its best
     * setting; of a training run, of its last validation score. Empty where there is no score, or
     * nothing to compare it with.
     */
    static Optional<BaselineWords> of(Findings findings, DescribedPlan run, ResultsSoFar results) {
        Metric metric = run.plan().metric();
        if (findings.recommendation() != null) {
            RecommendationDocument answer = findings.recommendation().document();
            if (answer.test() != null && answer.testBaseline() != null) {
                return of(answer.testBaseline(), metric, answer.test().score(metric), "test");
            }
        }
        if (findings.baseline() == null) {
            return Optional.empty();
        }
        Double score = run.isStudy() ? best(results) : last(results, metric);
        return of(findings.baseline().document(), metric, score, "validation");
    }

    private static @Nullable Double best(ResultsSoFar results) {
        return results.ranking().best().stream().findFirst().map(Standing::score).orElse(null);
    }

    private static @Nullable Double last(ResultsSoFar results, Metric metric) {
        Optional<Double> trained =
                results.trials().stream()
                        .findFirst()
                        .flatMap(Trial::validation)
                        .map(Evaluation::score);
        return trained.or(
                        () ->
                                results.lastEpoch()
                                        .map(epoch -> epoch.validation())
                                        .map(scores -> scores.score(metric)))
                .orElse(null);
    }

    private static Optional<BaselineWords> of(
            BaselineDocument baseline, Metric metric, @Nullable Double score, String samples) {
        if (score == null || score.isNaN()) {
            return Optional.empty();
        }
        ComparedScore compared = new ComparedScore(baseline.toBaseline(metric), score, samples);
        return Optional.of(new BaselineWords(compared.alarm().orElse(null), compared.comparison()));
    }
}
