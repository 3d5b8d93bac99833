package org.rekindle.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.rekindle.network.Task;

class RaceTest {
    private static final List<Double> RATES = List.of(0.001, 0.003, 0.01, 0.1);
    private static final StudyPlan PLAN = MadeUp.plan(List.of("relu", "elu"), RATES, 5);

    @Test
    void aStudyRunsTwoRoundsBeforeItDropsAnything() {
        Race start = Race.start(PLAN, 0);
        assertThat(start.pending(List.of())).isEqualTo(PLAN.trials().subList(0, 16));
        assertThat(start.trials()).isEqualTo(40);
        assertThat(start.isDecided()).isFalse();
        List<Trial> oneRound = finished(16, RaceTest::hopelessAtTheHighestRate).subList(0, 15);
        assertThat(start.after(oneRound).dropped()).isEmpty();
    }

    @Test
    void aDroppedSettingGetsNoMoreSeedsAndTheOthersGoOn() {
        List<Trial> trials = finished(16, RaceTest::hopelessAtTheHighestRate);
        Race race = Race.start(PLAN, 0).after(trials);
        assertThat(race.dropped())
                .isEqualTo(Map.of(MadeUp.setting("relu", 0.1), 2, MadeUp.setting("elu", 0.1), 2));
        assertThat(race.pending(trials))
                .hasSize(6)
                .allMatch(key -> key.seed() == 3)
                .noneMatch(key -> key.setting().learningRate() == 0.1);
        assertThat(race.trials()).isEqualTo(34);
        assertThat(race.spared()).isEqualTo(6);
    }

    @Test
    void whereOneSettingAnActivationIsLeftTheRestRunsWithoutAPause() {
        List<Trial> trials = finished(16, key -> key.setting().learningRate() * 9);
        Race race = Race.start(PLAN, 0).after(trials);
        assertThat(race.running())
                .containsExactly(MadeUp.setting("relu", 0.1), MadeUp.setting("elu", 0.1));
        assertThat(race.isDecided()).isTrue();
        assertThat(race.pending(trials)).hasSize(6);
    }

    @Test
    void withTwoSeedsAndInAnExhaustiveStudyThereIsNothingToDecide() {
        StudyPlan two = MadeUp.plan(List.of("relu", "elu"), RATES, 2);
        assertThat(Race.start(two, 0).isDecided()).isTrue();
        assertThat(Race.start(two, 0).pending(List.of())).hasSize(16);
        Race exhaustive = Race.start(MadeUp.plan(PLAN.space(), new Exhaustive()), 0);
        assertThat(exhaustive.pending(List.of())).isEqualTo(PLAN.trials());
        assertThat(exhaustive.after(finished(40, RaceTest::hopelessAtTheHighestRate)).spared())
                .isZero();
    }

    @Test
    void aStudyWithDroppedSettingsIsWholeAndRanksWhatIsLeft() {
        List<Trial> trials = run(RaceTest::hopelessAtTheHighestRate);
        Ranking ranking = Ranking.of(Race.start(PLAN, 0).after(trials), trials);
        assertThat(ranking.isPartial()).isFalse();
        assertThat(ranking.finished() + ranking.spared()).isEqualTo(ranking.planned());
        assertThat(ranking.spared()).isPositive();
        assertThat(ranking.best())
                .hasSize(2)
                .allSatisfy(best -> assertThat(best.trials()).hasSize(5))
                .noneMatch(Standing::dropped);
        Standing dropped = ranking.find(MadeUp.setting("relu", 0.1)).orElseThrow();
        assertThat(dropped.dropped()).isTrue();
        assertThat(dropped.trials()).hasSize(2);
        Recommendation recommendation =
                Recommendation.of(ranking, Task.CLASSIFICATION).orElseThrow();
        assertThat(recommendation.reasons()).noneMatch(reason -> reason.contains("stopped"));
    }

    @Test
    void aStoppedStudyJudgesByTheSeedsOfThoseStillInTheRace() {
        List<Trial> trials = finished(16, RaceTest::hopelessAtTheHighestRate);
        for (TrialKey key : PLAN.trials().subList(16, 18)) {
            trials.add(MadeUp.trial(key, 0.99));
        }
        Ranking ranking = Ranking.of(Race.start(PLAN, 0).after(trials), trials);
        assertThat(ranking.isPartial()).isTrue();
        assertThat(ranking.finished()).isEqualTo(18);
        assertThat(ranking.standings())
                .hasSize(8)
                .allSatisfy(standing -> assertThat(standing.trials()).hasSize(2));
        assertThat(Recommendation.of(ranking, Task.CLASSIFICATION).orElseThrow().reasons())
                .first()
                .asString()
                .startsWith("The study was stopped after 18 of at most 34 trials.");
    }

    @Test
    void trialsOfADroppedSettingBeyondItsSeedsDoNotCount() {
        List<Trial> all = finished(40, RaceTest::hopelessAtTheHighestRate);
        List<Trial> needed = run(RaceTest::hopelessAtTheHighestRate);
        Race race = Race.start(PLAN, 0).after(all);
        assertThat(race).isEqualTo(Race.start(PLAN, 0).after(needed));
        assertThat(Ranking.of(race, all)).isEqualTo(Ranking.of(race, needed));
    }

    @Test
    void reasonsSayWhereAFigureIsOverFewerSeeds() {
        List<Trial> trials = new ArrayList<>();
        for (Trial trial : run(RaceTest::hopelessAtTheHighestRate)) {
            boolean dead = trial.key().setting().equals(MadeUp.setting("relu", 0.1));
            trials.add(
                    new Trial(
                            trial.key(),
                            trial.status(),
                            trial.epochs(),
                            trial.validation(),
                            List.of(MadeUp.layer(dead ? 70 : 0)),
                            trial.seconds()));
        }
        Ranking ranking = Ranking.of(Race.start(PLAN, 0).after(trials), trials);
        assertThat(Recommendation.of(ranking, Task.CLASSIFICATION).orElseThrow().reasons())
                .anyMatch(reason -> reason.contains("70 % dead at 0.1 (accuracy 0."))
                .anyMatch(reason -> reason.contains(" over 2 seeds)"))
                .anyMatch(
                        reason ->
                                reason.startsWith(
                                                "At 0.1, where ReLU has the most dead units, ELU still reaches")
                                        && reason.contains(" over 2 seeds. There "));
    }

    @Property
    void theOrderInWhichTrialsEndedDecidesNothing(@ForAll long seed) {
        List<Trial> trials = run(noisy(seed));
        List<Trial> shuffled = new ArrayList<>(trials);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(Race.start(PLAN, 0).after(shuffled))
                .isEqualTo(Race.start(PLAN, 0).after(trials));
    }

    @Property
    void aRaceInStepsIsTheRaceAtOnce(@ForAll long seed) {
        List<Trial> trials = run(noisy(seed));
        Race inSteps = Race.start(PLAN, 0);
        for (int end = 1; end <= trials.size(); end++) {
            inSteps = inSteps.after(trials.subList(0, end));
        }
        assertThat(inSteps).isEqualTo(Race.start(PLAN, 0).after(trials));
    }

    @Property
    void thoseLeftAreAsInTheExhaustiveStudyAndEveryActivationHasOne(@ForAll long seed) {
        List<Trial> trials = run(noisy(seed));
        Ranking ranking = Ranking.of(Race.start(PLAN, 0).after(trials), trials);
        List<Trial> all = finished(40, noisy(seed));
        StudyPlan exhaustive = MadeUp.plan(PLAN.space(), new Exhaustive());
        Ranking whole = Ranking.of(Race.start(exhaustive, 0).after(all), all);
        assertThat(ranking.best()).hasSize(2);
        assertThat(ranking.standings())
                .filteredOn(standing -> !standing.dropped())
                .isSubsetOf(whole.standings());
    }

    private static double hopelessAtTheHighestRate(TrialKey key) {
        // Every rate is up in one round and down in the next.
        double noise = 0.01 * ((key.number() / 8 + key.number() % 8 / 2) % 2);
        return (key.setting().learningRate() == 0.1 ? elsewhere(key, 0.5) : 0.9) + noise;
    }

    /** ELU does better where both are hopeless. */
    private static double elsewhere(TrialKey key, double score) {
        return key.setting().activation().name().equals("elu") ? score + 0.1 : score;
    }

    private static ToDoubleFunction<TrialKey> noisy(long seed) {
        return key -> {
            SplittableRandom ofSetting = new SplittableRandom(seed + key.number() % 8);
            SplittableRandom ofTrial = new SplittableRandom(seed - key.number());
            boolean diverges = ofTrial.nextInt(30) == 0;
            return diverges
                    ? Double.NaN
                    : 0.9 - 0.05 * ofSetting.nextDouble() + 0.02 * ofTrial.nextDouble();
        };
    }

    /** What a study runs when its trials have these scores. */
    private static List<Trial> run(ToDoubleFunction<TrialKey> score) {
        List<Trial> trials = new ArrayList<>();
        Race race = Race.start(PLAN, 0);
        for (List<TrialKey> pending = race.pending(trials); !pending.isEmpty(); ) {
            for (TrialKey key : pending) {
                trials.add(MadeUp.trial(key, score.applyAsDouble(key)));
            }
            race = race.after(trials);
            pending = race.pending(trials);
        }
        return trials;
    }

    private static List<Trial> finished(int count, ToDoubleFunction<TrialKey> score) {
        List<Trial> trials = new ArrayList<>();
        for (TrialKey key : PLAN.trials().subList(0, count)) {
            trials.add(MadeUp.trial(key, score.applyAsDouble(key)));
        }
        return trials;
    }
}
