package org.rekindle.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rekindle.activation.Relu;
import org.rekindle.network.LossFunction;
import org.rekindle.network.Task;
import org.rekindle.network.VarianceScaling;
import org.rekindle.training.Regime;
import org.rekindle.training.Schedule;

/** When a study recommends fewer epochs, by made-up scores of trials of four epochs and more. */
class EarlyStopTest {
    private static final double GOOD = 0.001;
    private static final double BAD = 0.1;

    /** What differs from seed to seed at every epoch alike, which pairs cancel out. */
    private static final List<Double> SEED =
            List.of(0.01, -0.02, 0.0, 0.03, -0.01, 0.02, 0.0, 0.01);

    @Test
    void fewerEpochsAreRecommendedWhereTheSeedsThatCompareShowAGain() {
        Recommendation found =
                recommend(round -> curve(round, 0.7, 0.85, 0.8, 0.79 + jitter(round)));
        EarlyStop stop = found.earlyStop().orElseThrow();
        assertThat(stop.epoch()).isEqualTo(2);
        assertThat(stop.of()).isEqualTo(4);
        assertThat(stop.gain()).isCloseTo(0.06, within(0.005));
        assertThat(stop.gainInterval().low()).isGreaterThan(0.05);
        assertThat(found.epochs()).hasValue(2);
        assertThat(found.reasons())
                .anyMatch(
                        reason ->
                                reason.startsWith("Stop after 2 of 4 epochs: accuracy +0.0")
                                        && reason.endsWith(
                                                "over 5 seeds, which did not choose the epoch."));
    }

    @Test
    void theScoreIsOfTheSeedsThatCompareAtTheEpochThatOthersChose() {
        Recommendation found =
                recommend(
                        round ->
                                round < 3
                                        ? curve(round, 0.7, 0.99, 0.8, 0.8)
                                        : curve(round, 0.7, 0.85, 0.9, 0.8));
        EarlyStop stop = found.earlyStop().orElseThrow();
        assertThat(stop.epoch()).isEqualTo(2);
        double mean = DoubleStream.of(0.03, -0.01, 0.02, 0, 0.01).average().orElseThrow();
        assertThat(stop.score()).isCloseTo(0.85 + mean, within(1e-12));
        assertThat(stop.interval().contains(stop.score())).isTrue();
        assertThat(found.winner().score()).isCloseTo(0.8 + mean, within(1e-12));
    }

    @Test
    void whatOnlyTheSeedsThatChooseSayIsNotRecommended() {
        assertThat(
                        stop(
                                round ->
                                        round < 3
                                                ? curve(round, 0.7, 0.9, 0.8, 0.8)
                                                : curve(round, 0.7, 0.8, 0.8, 0.8)))
                .isEmpty();
    }

    @Test
    void aGainThatOneSeedDoesNotShareIsNotShown() {
        assertThat(stop(round -> curve(round, 0.7, 0.8, 0.8, round == 5 ? 0.85 : 0.78))).isEmpty();
    }

    @Test
    void aGainWithinTheMarginDoesNotCount() {
        IntFunction<List<Double>> small = round -> curve(round, 0.7, 0.801, 0.8, 0.8);
        assertThat(stop(small)).isEmpty();
        assertThat(recommend(plan(5, 0, Schedule.CONSTANT), small).earlyStop()).isPresent();
    }

    @Test
    void ofEqualEpochsTheFirstIsChosen() {
        assertThat(stop(round -> curve(round, 0.7, 0.85, 0.85, 0.8)).orElseThrow().epoch())
                .isEqualTo(2);
        assertThat(stop(round -> curve(round, 0.7, 0.8, 0.85, 0.85))).isEmpty();
    }

    @Test
    void anEpochWithoutAScoreIsNotChosenAndShowsNothing() {
        assertThat(
                        stop(round -> curve(round, 0.7, round == 1 ? Double.NaN : 0.9, 0.85, 0.8))
                                .orElseThrow()
                                .epoch())
                .isEqualTo(3);
        assertThat(stop(round -> curve(round, 0.7, round == 6 ? Double.NaN : 0.9, 0.85, 0.8)))
                .isEmpty();
    }

    @Test
    void whereATrialDivergedNothingIsSaidOfEpochs() {
        for (int diverged : new int[] {1, 6}) {
            assertThat(
                            stop(
                                    round ->
                                            round == diverged
                                                    ? List.of()
                                                    : curve(round, 0.7, 0.9, 0.8, 0.8)))
                    .isEmpty();
        }
    }

    @Test
    void oneSeedThatComparesShowsNothing() {
        assertThat(
                        recommend(
                                        plan(1, 0, Schedule.CONSTANT),
                                        round -> curve(round, 0.7, 0.9, 0.8, 0.7))
                                .earlyStop())
                .isEmpty();
    }

    @Test
    void whereNoOtherSeedsChoseTheEpochWouldBeJudgedByTheScoresThatChoseIt() {
        SearchSpace single = space(List.of(GOOD), 5);
        StudyPlan plan = MadeUp.plan(single, Curtailment.DEFAULT, Protocol.of(single));
        assertThat(recommend(plan, round -> curve(round, 0.7, 0.9, 0.8, 0.7)).earlyStop())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"COSINE", "STEP"})
    void whereTheRateFallsOverAllEpochsAShorterRunWouldBeAnotherOne(Schedule schedule) {
        assertThat(
                        recommend(plan(5, 0, schedule), round -> curve(round, 0.7, 0.9, 0.8, 0.7))
                                .earlyStop())
                .isEmpty();
    }

    @Test
    void trialsOfOlderVersionsHaveNoScoresByEpoch() {
        StudyPlan plan = plan(5, 0, Schedule.CONSTANT);
        List<Trial> trials =
                plan.trials().stream()
                        .map(key -> MadeUp.trial(key, 0.8 - key.setting().learningRate()))
                        .toList();
        Recommendation found = recommend(plan, trials);
        assertThat(found.earlyStop()).isEmpty();
        assertThat(found.epochs()).hasValue(10);
    }

    @Test
    void theNetworkOfTheTrialThatIsBestThenIsUsed() {
        Recommendation found =
                recommend(
                        round ->
                                curve(
                                        round,
                                        0.7,
                                        round == 7 ? 0.95 : 0.9,
                                        0.8,
                                        round == 4 ? 0.84 : 0.7));
        assertThat(found.kept().orElseThrow().trial().key().seed())
                .isEqualTo(plan(5, 0, Schedule.CONSTANT).trialSeed(7));
        assertThat(found.winner().bestTrial().orElseThrow().key().seed())
                .isEqualTo(plan(5, 0, Schedule.CONSTANT).trialSeed(4));
    }

    @Test
    void seedsOnOneSplitAreNoEvidenceAboutOtherSplits() {
        SearchSpace space = space(List.of(GOOD, BAD), 4);
        StudyPlan plan = MadeUp.plan(space, Curtailment.DEFAULT, Protocol.of(space, 0, 2));
        IntFunction<List<Double>> curves =
                round -> {
                    int split = plan.trials().get(2 * round).split();
                    return curve(round, 0.7, 0.9, 0.8, split % 2 == 0 ? 0.89 : 0.86);
                };
        assertThat(recommend(plan, curves).winner().splits()).isEqualTo(2);
        assertThat(recommend(plan, curves).earlyStop()).isEmpty();
        assertThat(recommend(plan, round -> curve(round, 0.7, 0.9, 0.8, 0.86)).earlyStop())
                .isPresent();
    }

    /** Normal noise at each epoch, of which a share goes on to the next. */
    @ParameterizedTest
    @CsvSource({"5, 0, 0", "5, 0.9, 0", "5, 0, 23", "5, 0.9, 23", "2, 0, 0", "10, 0.5, 0"})
    void whereNoEpochIsBetterThanTheLastFewerAreRarelyRecommended(
            int seeds, double lasting, int validationSamples) {
        int studies = 1000;
        StudyPlan plan = plan(seeds, 0, Schedule.CONSTANT);
        long fired =
                IntStream.range(0, studies)
                        .filter(
                                study -> {
                                    SplittableRandom random = new SplittableRandom(study);
                                    return recommend(
                                                    plan,
                                                    validationSamples,
                                                    trials(
                                                            plan,
                                                            round ->
                                                                    noise(
                                                                            random,
                                                                            lasting,
                                                                            validationSamples)))
                                            .earlyStop()
                                            .isPresent();
                                })
                        .count();
        assertThat(fired / (double) studies).isLessThanOrEqualTo(0.05);
    }

    private static List<Double> noise(SplittableRandom random, double lasting, int samples) {
        double seed = 0.8 + 0.02 * random.nextGaussian();
        double[] scores = new double[30];
        double carried = random.nextGaussian();
        for (int epoch = 0; epoch < scores.length; epoch++) {
            scores[epoch] = seed + 0.02 * carried;
            carried = lasting * carried + Math.sqrt(1 - lasting * lasting) * random.nextGaussian();
        }
        return DoubleStream.of(scores)
                .map(score -> samples == 0 ? score : Math.rint(score * samples) / samples)
                .boxed()
                .toList();
    }

    private static Optional<EarlyStop> stop(IntFunction<List<Double>> curves) {
        return recommend(curves).earlyStop();
    }

    private static Recommendation recommend(IntFunction<List<Double>> curves) {
        return recommend(plan(5, Protocol.DEFAULT_MARGIN, Schedule.CONSTANT), curves);
    }

    private static Recommendation recommend(StudyPlan plan, IntFunction<List<Double>> curves) {
        return recommend(plan, trials(plan, curves));
    }

    private static Recommendation recommend(StudyPlan plan, List<Trial> trials) {
        return recommend(plan, 0, trials);
    }

    private static Recommendation recommend(
            StudyPlan plan, int validationSamples, List<Trial> trials) {
        double resolution = validationSamples == 0 ? 0 : 1.0 / validationSamples;
        Ranking ranking = Ranking.of(Race.start(plan, resolution).after(trials), trials);
        return Recommendation.of(ranking, Task.CLASSIFICATION).orElseThrow();
    }

    /** Of the good rate by their round; those of the bad rate are far worse. */
    private static List<Trial> trials(StudyPlan plan, IntFunction<List<Double>> curves) {
        int settings = plan.space().settings().size();
        return plan.trials().stream()
                .map(
                        key ->
                                key.setting().learningRate() == GOOD
                                        ? MadeUp.trial(key, curves.apply(key.number() / settings))
                                        : MadeUp.trial(key, List.of(0.1, 0.1, 0.1, 0.1)))
                .toList();
    }

    private static List<Double> curve(int round, double... scores) {
        double effect = SEED.get(round % SEED.size());
        return DoubleStream.of(scores).map(score -> score + effect).boxed().toList();
    }

    /** So that no two seeds have quite the same gain. */
    private static double jitter(int round) {
        return 0.002 * (round % 3);
    }

    private static SearchSpace space(List<Double> rates, int seeds) {
        return new SearchSpace(
                List.of(new Relu()), List.of(VarianceScaling.HE_NORMAL), rates, seeds);
    }

    private static StudyPlan plan(int seeds, double margin, Schedule schedule) {
        SearchSpace space = space(List.of(GOOD, BAD), seeds);
        StudyPlan plan = MadeUp.plan(space, Curtailment.DEFAULT, Protocol.of(space, margin));
        return new StudyPlan(
                space,
                plan.metric(),
                plan.shape(),
                plan.hiddenBias(),
                plan.optimizer(),
                plan.batchSize(),
                plan.epochs(),
                plan.seed(),
                plan.elimination(),
                new Regime(LossFunction.defaultFor(Task.CLASSIFICATION), schedule),
                plan.protocol());
    }
}
