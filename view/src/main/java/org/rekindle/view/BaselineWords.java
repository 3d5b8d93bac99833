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
 * @param caution that the network tells the classes apart, although its score is not shown to be
 *     better; null for every other
 * @param comparison the scores of the constant and of the linear model
 */
public record BaselineWords(@Nullable String alarm, @Nullable String caution, String comparison) {

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
                return of(answer.testBaseline(), answer.test().toEvaluation(metric), "test");
            }
        }
        if (findings.baseline() == null) {
            return Optional.empty();
        }
        Optional<Evaluation> validation = run.isStudy() ? best(results) : last(results, metric);
        BaselineDocument baseline = findings.baseline().document();
        return validation.flatMap(found -> of(baseline, found, "validation"));
    }

    private static Optional<Evaluation> best(ResultsSoFar results) {
        return results.ranking().best().stream().findFirst().flatMap(Standing::validation);
    }

    private static Optional<Evaluation> last(ResultsSoFar results, Metric metric) {
        Optional<Evaluation> trained =
                results.trials().stream().findFirst().flatMap(Trial::validation);
        return trained.or(
                () ->
                        results.lastEpoch()
                                .map(epoch -> epoch.validation())
                                .map(scores -> scores.toEvaluation(metric)));
    }

    private static Optional<BaselineWords> of(
            BaselineDocument baseline, Evaluation scores, String samples) {
        if (Double.isNaN(scores.score())) {
            return Optional.empty();
        }
        ComparedScore compared =
                new ComparedScore(
                        baseline.toBaseline(scores.metric()),
                        scores.score(),
                        scores.classes(),
                        samples);
        return Optional.of(
                new BaselineWords(
                        compared.alarm().orElse(null),
                        compared.caution().orElse(null),
                        compared.comparison()));
    }
}
