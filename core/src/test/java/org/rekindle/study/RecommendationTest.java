package org.rekindle.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rekindle.activation.Activation;
import org.rekindle.census.FiringRate;
import org.rekindle.census.LayerSummary;
import org.rekindle.network.Task;
import org.rekindle.network.VarianceScaling;
import org.rekindle.statistics.Interval;
import org.rekindle.subject.Status;
import org.rekindle.training.Evaluation;

class RecommendationTest {
    private final List<Trial> trials = new ArrayList<>();

    @Test
    void tiesGoToTheSimplerActivation() {
        tried("relu", 0.001, 0.90, 0.91, 0.92);
        tried("elu", 0.001, 0.905, 0.913, 0.919);
        Recommendation recommendation = recommend();
        assertThat(nameOf(recommendation.winner())).isEqualTo("relu");
        assertThat(recommendation.ranking().best().get(0).setting().activation().name())
                .isEqualTo("elu");
        assertThat(recommendation.reasons())
                .last()
                .asString()
                .contains("So use ReLU at 0.001")
                .contains("In a tie the simpler");
    }

    @Test
    void aPairedGainBeyondChanceWins() {
        // Unpaired these intervals overlap widely; seed by seed ELU is always 0.02 better.
        tried("relu", 0.001, 0.80, 0.85, 0.90);
        tried("elu", 0.001, 0.82, 0.871, 0.921);
        Recommendation recommendation = recommend();
        assertThat(nameOf(recommendation.winner())).isEqualTo("elu");
        assertThat(recommendation.reasons())
                .anyMatch(
                        reason ->
                                reason.contains("changes accuracy by +0.0207, between +0.01")
                                        && reason.endsWith("(95 % bounds): a gain is shown."));
    }

    @Test
    void whatTheBestSmoothActivationGainsIsSaidIfOthersThanTheDefaultsWereTried() {
        tried("relu", 0.001, 0.80, 0.85, 0.90);
        tried("leaky_relu", 0.001, 0.81, 0.86, 0.91);
        tried("silu", 0.001, 0.81, 0.861, 0.911);
        tried("gelu", 0.001, 0.84, 0.891, 0.94);
        assertThat(recommend().reasons())
                .anyMatch(
                        reason ->
                                reason.startsWith(
                                                "Of the smooth activations, GELU is best. Swapping it in for Leaky ReLU,"
                                                        + " the best of the others, changes accuracy by +0.0303, between")
                                        && reason.endsWith(": a gain is shown."));
        assertThat(nameOf(recommend().winner())).isEqualTo("gelu");
    }

    @Test
    void theDefaultStudySaysNothingOfSmoothActivations() {
        tried("relu", 0.001, 0.80, 0.85, 0.90);
        tried("elu", 0.001, 0.82, 0.871, 0.921);
        assertThat(recommend().reasons()).noneMatch(reason -> reason.contains("smooth"));
    }

    @Test
    void eachActivationIsJudgedAtItsOwnBestRate() {
        tried("relu", 0.001, 0.90, 0.91, 0.92);
        tried("relu", 0.1, 0.30, 0.31, 0.32);
        tried("leaky_relu", 0.001, 0.40, 0.41, 0.42);
        tried("leaky_relu", 0.1, 0.95, 0.96, 0.97);
        Recommendation recommendation = recommend();
        assertThat(recommendation.ranking().best())
                .extracting(standing -> standing.setting().learningRate())
                .containsExactly(0.1, 0.001);
        assertThat(nameOf(recommendation.winner())).isEqualTo("leaky_relu");
    }

    @Test
    void aSettingThatDivergedIsNotPreferred() {
        tried("relu", 0.001, 0.90, 0.91, 0.92);
        tried("elu", 0.001, 0.99, 0.99);
        trials.add(trial("elu", 0.001, 3, Status.DIVERGED, Optional.empty()));
        assertThat(nameOf(recommend().winner())).isEqualTo("relu");
    }

    @Test
    void withOneSeedTheLeaderIsNamedAndTheDoubtTold() {
        tried("relu", 0.001, 0.90);
        tried("elu", 0.001, 0.91);
        Recommendation recommendation = recommend();
        assertThat(nameOf(recommendation.winner())).isEqualTo("elu");
        assertThat(recommendation.reasons()).last().asString().contains("may be chance");
    }

    @Test
    void aStoppedStudyIsJudgedBySeedsThatAllSettingsHave() {
        tried("relu", 0.001, 0.90, 0.91, 0.10);
        tried("elu", 0.001, 0.90, 0.91);
        trials.add(trial("elu", 0.001, 3, Status.STOPPED, Optional.of(0.99)));
        Ranking ranking = rank(space(3), trials, 0);
        assertThat(ranking.standings())
                .allSatisfy(standing -> assertThat(standing.trials()).hasSize(2));
    }

    @Test
    void withoutAnyScoreThereIsNoRecommendation() {
        trials.add(trial("relu", 0.001, 1, Status.DIVERGED, Optional.empty()));
        assertThat(Recommendation.of(rank(space(1), trials, 0), Task.CLASSIFICATION)).isEmpty();
        assertThat(Recommendation.of(rank(space(1), List.of(), 0), Task.CLASSIFICATION)).isEmpty();
    }

    @Test
    void theReasonsTellAtWhichRatesUnitsDie() {
        tried("relu", 0.001, 0.90, 0.91, 0.92);
        for (int seed = 1; seed <= 3; seed++) {
            trials.add(trialWithDead("relu", 0.1, seed, 0.3, 60));
        }
        tried("leaky_relu", 0.001, 0.90, 0.91, 0.92);
        tried("leaky_relu", 0.1, 0.70, 0.71, 0.72);
        assertThat(recommend().reasons())
                .anyMatch(reason -> reason.contains("60 % dead at 0.1 (accuracy 0.3000)"))
                .anyMatch(
                        reason ->
                                reason.startsWith(
                                        "At 0.1, where ReLU has the most dead units, Leaky ReLU still reaches accuracy"
                                                + " 0.7100"));
    }

    @Test
    void aBestRateAtTheEndOfTheRangeIsTold() {
        tried("relu", 0.001, 0.90, 0.91, 0.92);
        tried("relu", 0.01, 0.80, 0.81, 0.82);
        assertThat(recommend().reasons())
                .last()
                .asString()
                .endsWith("may lie outside it, for: ReLU (0.001).");
    }

    @Test
    void aWinnerWithDeadUnitsComesWithAWarningAndAHealthyEqual() {
        for (int seed = 1; seed <= 3; seed++) {
            trials.add(trialWithDead("relu", 0.001, seed, 0.9 + 0.01 * seed, 30));
        }
        tried("elu", 0.001, 0.91, 0.921, 0.929);
        assertThat(nameOf(recommend().winner())).isEqualTo("relu");
        assertThat(recommend().reasons())
                .last()
                .asString()
                .contains("30 % of its units are dead")
                .contains(
                        "ELU at 0.001 keeps its units alive, and 3 seeds do not show that it is worse");
    }

    @Test
    void differencesThatRoundToNothingHaveNoSign() {
        tried("relu", 0.001, 0.90, 0.91, 0.92);
        tried("elu", 0.001, 0.90, 0.91, 0.92);
        assertThat(recommend().reasons())
                .contains(
                        "Swapping in ELU (best at 0.001) changes accuracy by 0.0000, between 0.0000 and 0.0000"
                                + " (95 % bounds): it is shown that there is no difference.");
    }

    @Test
    void whatIsNotShownIsNotCalledNoDifference() {
        tried("relu", 0.001, 0.90, 0.91, 0.92);
        tried("elu", 0.001, 0.92, 0.90, 0.94);
        assertThat(recommend().reasons())
                .anyMatch(
                        reason ->
                                reason.contains(
                                        ": no difference is shown, nor that there is none; 3 seeds could have shown 0.0"))
                .noneMatch(reason -> reason.contains("contains 0"));
        assertThat(recommend().detectableDifference()).isPresent();
    }

    @Test
    void aGainWithinTheMarginIsATie() {
        tried("relu", 0.001, 0.800, 0.850, 0.900);
        tried("elu", 0.001, 0.803, 0.853, 0.903);
        assertThat(nameOf(recommendWithMargin(0.002).winner())).isEqualTo("elu");
        Recommendation tie = recommendWithMargin(0.005);
        assertThat(nameOf(tie.winner())).isEqualTo("relu");
        assertThat(tie.reasons())
                .anyMatch(
                        reason ->
                                reason.contains(
                                        "it is shown that there is no difference beyond the margin of 0.005"))
                .last()
                .asString()
                .contains("a gain over ReLU beyond the margin of 0.005 is not shown");
    }

    @Test
    void scoresThatWerePickedByTheSeedsThatCompareAreJudgedMoreStrictly() {
        tried("relu", 0.001, 0.80, 0.85, 0.90);
        tried("elu", 0.001, 0.81, 0.862, 0.912);
        assertThat(nameOf(recommend().winner())).isEqualTo("elu");
        for (double rate : new double[] {0.002, 0.003, 0.004, 0.005, 0.006}) {
            tried("relu", rate, 0.1, 0.2, 0.3);
            tried("elu", rate, 0.1, 0.2, 0.3);
        }
        assertThat(nameOf(recommend().winner())).isEqualTo("relu");
        assertThat(recommend().reasons().get(0)).contains("also chose their learning rates");
    }

    @Test
    void equalGainsOfOneRowAreNoProof() {
        tried("relu", 0.001, 0.90, 0.92);
        tried("elu", 0.001, 0.91, 0.93);
        Ranking coarse = rank(space(2), trials, 0.01);
        Recommendation recommendation =
                Recommendation.of(coarse, Task.CLASSIFICATION).orElseThrow();
        assertThat(nameOf(recommendation.winner())).isEqualTo("relu");
    }

    @Test
    void anActivationThatDivergesIsNotTheOneToStartWith() {
        for (int seed = 1; seed <= 3; seed++) {
            trials.add(trial("leaky_relu", 0.001, seed, Status.DIVERGED, Optional.of(0.95)));
        }
        tried("elu", 0.001, 0.90, 0.91, 0.92);
        Recommendation recommendation = recommend();
        assertThat(nameOf(recommendation.winner())).isEqualTo("elu");
        assertThat(recommendation.reasons())
                .anyMatch(reason -> reason.startsWith("Start with ELU"))
                .anyMatch(reason -> reason.startsWith("Leaky ReLU diverged in 3 of 3 seeds"))
                .noneMatch(reason -> reason.contains("NaN"));
        assertThat(recommendation.timeCost()).doesNotContain("NaN");
    }

    @Test
    void whereSamplesAreTooFewDeathIsNotDenied() {
        for (int seed = 1; seed <= 3; seed++) {
            Trial trial = trial("relu", 0.001, seed, Status.OK, Optional.of(0.9));
            LayerSummary silent =
                    new LayerSummary(
                            "hidden_1",
                            100,
                            0,
                            0,
                            0,
                            0,
                            0,
                            0,
                            94,
                            0,
                            0.5,
                            0.2,
                            new FiringRate(0, 0, 0, 1, 1),
                            90);
            trials.add(
                    new Trial(
                            trial.key(),
                            trial.status(),
                            10,
                            trial.validation(),
                            List.of(silent),
                            0.1));
        }
        assertThat(recommend().reasons())
                .anyMatch(reason -> reason.startsWith("94 % of its hidden units never fired"))
                .noneMatch(reason -> reason.contains("kills"));
    }

    @Test
    void aPartialStudySaysWhatItIsAbout() {
        tried("relu", 0.001, 0.90);
        tried("elu", 0.001, 0.91);
        assertThat(recommend().reasons().get(0))
                .isEqualTo(
                        "The study was stopped after 2 of 6 trials. The following is about the 2 settings and 1"
                                + " seed that it finished.");
    }

    @Test
    void intervalsOfScoresEndWhereScoresDo() {
        tried("relu", 0.001, 0.99, 1.0, 0.98);
        Standing standing = rank(space(3), trials, 0).best().get(0);
        assertThat(standing.interval().orElseThrow().high()).isEqualTo(1);
        trials.clear();
        tried("relu", 0.001, 0.01, 0.5);
        Standing poor = rank(space(2), trials, 0).best().get(0);
        assertThat(poor.interval().orElseThrow()).isEqualTo(new Interval(0, 1));
    }

    private Recommendation recommend() {
        return Recommendation.of(rank(space(3), trials, 0), Task.CLASSIFICATION).orElseThrow();
    }

    private Recommendation recommendWithMargin(double margin) {
        StudyPlan plan =
                MadeUp.plan(
                        space(3), new Exhaustive(), new Protocol(0, TrialSeeds.COUNTED, margin));
        return Recommendation.of(
                        Ranking.of(Race.start(plan, 0).after(trials), trials), Task.CLASSIFICATION)
                .orElseThrow();
    }

    private static Ranking rank(SearchSpace space, List<Trial> trials, double resolution) {
        Race race = Race.start(MadeUp.plan(space, new Exhaustive()), resolution);
        return Ranking.of(race.after(trials), trials);
    }

    private SearchSpace space(int seeds) {
        List<Activation> activations =
                trials.stream()
                        .map(trial -> trial.key().setting().activation())
                        .distinct()
                        .toList();
        List<Double> rates =
                trials.stream()
                        .map(trial -> trial.key().setting().learningRate())
                        .distinct()
                        .toList();
        return new SearchSpace(
                activations.isEmpty() ? Activation.defaults() : activations,
                List.of(VarianceScaling.HE_NORMAL),
                rates.isEmpty() ? List.of(0.1) : rates,
                seeds);
    }

    private void tried(String activation, double rate, double... scores) {
        for (int seed = 1; seed <= scores.length; seed++) {
            trials.add(trial(activation, rate, seed, Status.OK, Optional.of(scores[seed - 1])));
        }
    }

    private Trial trialWithDead(String activation, double rate, long seed, double score, int dead) {
        Trial trial = trial(activation, rate, seed, Status.OK, Optional.of(score));
        return new Trial(
                trial.key(),
                trial.status(),
                trial.epochs(),
                trial.validation(),
                List.of(MadeUp.layer(dead)),
                trial.seconds());
    }

    private Trial trial(
            String activation, double rate, long seed, Status status, Optional<Double> score) {
        Setting setting =
                new Setting(Activation.named(activation), VarianceScaling.HE_NORMAL, rate);
        return new Trial(
                new TrialKey(trials.size(), setting, seed),
                status,
                10,
                score.map(value -> new Evaluation(Task.CLASSIFICATION, value, 0.5)),
                List.of(MadeUp.layer(0)),
                0.1);
    }

    private static String nameOf(Standing standing) {
        return standing.setting().activation().name();
    }
}
