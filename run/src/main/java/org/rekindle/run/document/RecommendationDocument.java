package org.rekindle.run.document;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rekindle.study.KeptNetwork;
import org.rekindle.study.Ranking;
import org.rekindle.study.Recommendation;
import org.rekindle.study.Standing;
import org.rekindle.subject.ComparedScore;
import org.rekindle.training.Evaluation;

/**
 * {@code recommendation.json}, and what {@code choose --json} prints.
 *
 * @param baseline what the scores have to beat, on the validation samples; null in documents from
 *     before this field
 * @param testBaseline the same on the test samples; null when nothing was tested
 * @param learnt whether the winner is shown to have learnt ({@link
 *     org.rekindle.subject.Baseline#hasLearnt}) on the test samples; null when nothing was tested
 * @param shape the recommended activation; {@code none} when no trial has a score
 * @param learningRate the best learning rate of this activation
 * @param init the initializer that goes with it
 * @param epochs for how many epochs to train; null in older documents, which means as many as the
 *     trials have
 * @param earlyStop why these are fewer than the trials have; null where they are not
 * @param keptEpoch after which of these epochs the network that was tested is kept; null when
 *     nothing was tested, and in older documents, which means the last of them
 * @param reasons why, in plain words
 * @param margin differences of scores up to this count as none; null in older documents, which
 *     means 0
 * @param detectableDifference the smallest true difference that these seeds would have shown to be
 *     beyond the margin, with a probability of 80 %; null when nothing was compared
 * @param choosingSeeds how many seeds chose the learning rates, before others compared; 0 when the
 *     seeds that compare also chose, or nothing was to be chosen; null in older documents
 * @param splits over how many splits of the rows the settings are compared; null in older
 *     documents, which means 1
 * @param timeCost what the activations cost in time, in plain words; varies from run to run
 * @param test the winner's score on the test samples, which were used for nothing else
 * @param testUses how often this study has looked at the test samples: once, and once more for each
 *     time that it was stopped, answered, and went on
 * @param testedSeed the seed of the trial whose network was tested: the winner's best on validation
 * @param trials how many trials are finished
 * @param trialsPlanned how many the study would have if no setting were dropped
 * @param trialsSpared how many of those are not needed, because their settings were dropped; the
 *     study is whole when {@code trials} and these are all that were planned
 * @param censusScope which samples the counts are over
 * @param ranking each activation at its best learning rate, over the seeds that compare, best first
 * @param settings every setting that was tried, over all its seeds
 * @param runDirectory where everything else lies
 */
public record RecommendationDocument(
        @Nullable BaselineDocument baseline,
        @Nullable BaselineDocument testBaseline,
        @Nullable Boolean learnt,
        @JsonUnwrapped ActivationFields shape,
        @Nullable Double learningRate,
        @Nullable String init,
        @Nullable Integer epochs,
        @Nullable EarlyStopDocument earlyStop,
        @Nullable Integer keptEpoch,
        List<String> reasons,
        @Nullable Double margin,
        @Nullable Double detectableDifference,
        @Nullable Integer choosingSeeds,
        @Nullable Integer splits,
        @Nullable String timeCost,
        @Nullable ScoreDocument test,
        int testUses,
        @Nullable Long testedSeed,
        int trials,
        int trialsPlanned,
        int trialsSpared,
        String censusScope,
        List<StandingDocument> ranking,
        List<StandingDocument> settings,
        String runDirectory) {

    /**
     * The document of a recommendation.
     *
     * @param caveats what weakens every reason, in plain words; they come first
     */
    public static RecommendationDocument of(
            Recommendation recommendation,
            List<String> caveats,
            BaselineDocument baseline,
            ComparedScore tested,
            Evaluation test,
            int testUses,
            long testedSeed,
            String censusScope,
            String runDirectory) {
        Standing winner = recommendation.winner();
        return new RecommendationDocument(
                baseline,
                BaselineDocument.of(tested.baseline()),
                tested.alarm().isEmpty(),
                ActivationFields.of(winner.setting().activation()),
                winner.setting().learningRate(),
                winner.setting().initializer().name(),
                boxed(recommendation.epochs()),
                recommendation.earlyStop().map(EarlyStopDocument::of).orElse(null),
                recommendation.kept().map(KeptNetwork::epoch).orElse(null),
                Stream.concat(caveats.stream(), reasons(recommendation, tested).stream()).toList(),
                recommendation.ranking().margin(),
                boxed(recommendation.detectableDifference()),
                recommendation.ranking().choosing(),
                recommendation.ranking().splits(),
                recommendation.timeCost(),
                ScoreDocument.of(test),
                testUses,
                testedSeed,
                recommendation.ranking().finished(),
                recommendation.ranking().planned(),
                recommendation.ranking().spared(),
                censusScope,
                documents(recommendation.ranking().best()),
                documents(recommendation.ranking().standings()),
                runDirectory);
    }

    /**
     * That the winner is no better than a guess, or only by another metric, comes first; what it is
     * compared with, last.
     */
    private static List<String> reasons(Recommendation recommendation, ComparedScore tested) {
        List<String> reasons = new ArrayList<>(recommendation.reasons());
        tested.alarm().or(tested::caution).ifPresent(first -> reasons.add(0, first));
        reasons.add(tested.comparison());
        return List.copyOf(reasons);
    }

    /** The document of a study in which no trial has a score. */
    public static RecommendationDocument none(
            Ranking ranking,
            BaselineDocument baseline,
            String reason,
            String censusScope,
            String runDirectory) {
        return new RecommendationDocument(
                baseline,
                null,
                null,
                new ActivationFields("none", null, null, null),
                null,
                null,
                null,
                null,
                null,
                List.of(reason),
                ranking.margin(),
                null,
                ranking.choosing(),
                ranking.splits(),
                null,
                null,
                0,
                null,
                ranking.finished(),
                ranking.planned(),
                ranking.spared(),
                censusScope,
                documents(ranking.best()),
                documents(ranking.standings()),
                runDirectory);
    }

    private static @Nullable Double boxed(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }

    private static @Nullable Integer boxed(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }

    private static List<StandingDocument> documents(List<Standing> standings) {
        return standings.stream().map(StandingDocument::of).toList();
    }
}
