package org.rekindle.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.rekindle.activation.Activation;
import org.rekindle.network.Task;
import org.rekindle.network.VarianceScaling;

/** Studies in which other rounds choose than compare. */
class FreshSeedsRaceTest {
    private static final List<Double> RATES = List.of(0.001, 0.003, 0.01, 0.1);
    private static final StudyPlan PLAN = plan(RATES, 5, Curtailment.DEFAULT);

    @Test
    void halfAsManySeedsChooseAsCompare() {
        assertThat(List.of(1, 2, 3, 5, 10, 20))
                .extracting(seeds -> plan(RATES, seeds, Curtailment.DEFAULT).protocol().choosing())
                .containsExactly(1, 2, 2, 3, 5, 10);
        assertThat(plan(List.of(0.1), 5, Curtailment.DEFAULT).protocol().choosing())
                .as("nothing is to be chosen")
                .isZero();
    }

    @Test
    void theChosenSettingsAloneAreCompared() {
        List<Trial> trials = run(PLAN, noisy(3));
        Race race = Race.start(PLAN, 0).after(trials);
        assertThat(race.chosen()).hasSize(2).isEqualTo(race.running());
        assertThat(race.rounds()).isEqualTo(PLAN.rounds());
        assertThat(race.trials()).isEqualTo(trials.size());
        assertThat(trials.size() + race.spared()).isEqualTo(PLAN.mostTrials());
        assertThat(PLAN.mostTrials()).isEqualTo(8 * 3 + 2 * 5);
    }

    @Test
    void whatComparesSaysNothingOfWhatWasChosen() {
        // At 0.01 the scores are best while the rate is chosen, and worst afterwards.
        ToDoubleFunction<TrialKey> turning =
                key -> {
                    boolean best = key.setting().learningRate() == 0.01;
                    double bonus = key.number() < 8 * 3 ? 0.05 : -0.05;
                    return 0.8 + (best ? bonus : 0) + 0.001 * (key.number() / 8 % 2);
                };
        Ranking ranking = ranking(PLAN, turning);
        assertThat(ranking.best())
                .allSatisfy(best -> assertThat(best.setting().learningRate()).isEqualTo(0.01))
                .allSatisfy(best -> assertThat(best.score()).isBetween(0.75, 0.7511));
    }

    @Test
    void whereOneSettingAnActivationIsLeftTheOtherRoundsThatChooseAreSkipped() {
        StudyPlan plan = plan(RATES, 10, Curtailment.DEFAULT);
        ToDoubleFunction<TrialKey> clear =
                key -> key.setting().learningRate() * 9 + 0.001 * (key.number() / 8 % 2);
        List<Trial> trials = run(plan, clear);
        assertThat(trials).hasSize(8 * 2 + 2 * 10);
        Race race = Race.start(plan, 0).after(trials);
        assertThat(race.choosing()).isEqualTo(2);
        Ranking ranking = Ranking.of(race, trials);
        assertThat(ranking.isPartial()).isFalse();
        assertThat(ranking.choosing()).isEqualTo(2);
        assertThat(ranking.best()).allSatisfy(best -> assertThat(best.trials()).hasSize(10));
        List<Trial> skipped = new ArrayList<>(trials);
        plan.trials().stream()
                .filter(key -> key.number() / 8 == 3)
                .forEach(key -> skipped.add(MadeUp.trial(key, 0.99)));
        assertThat(Ranking.of(race, skipped)).isEqualTo(ranking);
    }

    @Test
    void theExhaustiveStudyChoosesByTheSameSeeds() {
        StudyPlan exhaustive = plan(RATES, 5, new Exhaustive());
        Ranking whole = ranking(exhaustive, noisy(3));
        assertThat(whole.finished()).isEqualTo(8 * 8);
        assertThat(whole.isPartial()).isFalse();
        assertThat(whole.choosing()).isEqualTo(3);
        assertThat(whole.best()).allSatisfy(best -> assertThat(best.trials()).hasSize(5));
        assertThat(ranking(PLAN, noisy(3)).best()).isEqualTo(whole.best());
    }

    @Test
    void aStudyThatIsStoppedWhileItChoosesSaysThatItsScoresArePicked() {
        List<Trial> trials = run(PLAN, noisy(3)).subList(0, 17);
        Ranking ranking = Ranking.of(Race.start(PLAN, 0).after(trials), trials);
        assertThat(ranking.isPartial()).isTrue();
        assertThat(ranking.choosing()).isZero();
        assertThat(ranking.best())
                .hasSize(2)
                .allSatisfy(best -> assertThat(best.trials()).hasSize(2));
        assertThat(Recommendation.of(ranking, Task.CLASSIFICATION).orElseThrow().reasons())
                .anyMatch(reason -> reason.contains("also chose their learning rates"));
    }

    @Test
    void oneSeedChoosesAndOneCompares() {
        StudyPlan plan = plan(RATES, 1, Curtailment.DEFAULT);
        Ranking ranking = ranking(plan, noisy(3));
        assertThat(ranking.finished()).isEqualTo(8 + 2);
        assertThat(ranking.best()).allSatisfy(best -> assertThat(best.trials()).hasSize(1));
        Recommendation found = Recommendation.of(ranking, Task.CLASSIFICATION).orElseThrow();
        assertThat(found.detectableDifference()).isEmpty();
        assertThat(found.reasons())
                .anyMatch(reason -> reason.contains("chosen over 1 other seed,"))
                .anyMatch(reason -> reason.contains("With one seed that may be chance."));
    }

    @Test
    void withOneActivationNothingIsCompared() {
        SearchSpace space =
                new SearchSpace(
                        List.of(Activation.named("relu")),
                        List.of(VarianceScaling.HE_NORMAL),
                        RATES,
                        3);
        StudyPlan plan = MadeUp.plan(space, Curtailment.DEFAULT, Protocol.of(space));
        assertThat(
                        Recommendation.of(ranking(plan, noisy(3)), Task.CLASSIFICATION)
                                .orElseThrow()
                                .reasons())
                .anyMatch(reason -> reason.endsWith("nothing else was tried."));
    }

    @Test
    void noMoreSeedsMayChooseThanCompare() {
        Protocol protocol = new Protocol(3, TrialSeeds.DERIVED, 0);
        SearchSpace space = plan(RATES, 2, Curtailment.DEFAULT).space();
        assertThatThrownBy(() -> MadeUp.plan(space, Curtailment.DEFAULT, protocol))
                .hasMessage("no more seeds may choose than compare, but 3 choose and 2 compare");
        assertThatThrownBy(() -> Protocol.of(space, -0.1))
                .hasMessage("the margin must be at least 0 and below 1, but is -0.1");
        assertThatThrownBy(() -> Protocol.of(space, Double.NaN)).hasMessageContaining("margin");
    }

    @Property
    void aRaceInStepsIsTheRaceAtOnceAndRunsWhatItSaid(@ForAll long seed) {
        List<Trial> trials = run(PLAN, noisy(seed));
        Race inSteps = Race.start(PLAN, 0);
        for (int end = 1; end <= trials.size(); end++) {
            inSteps = inSteps.after(trials.subList(0, end));
        }
        assertThat(inSteps).isEqualTo(Race.start(PLAN, 0).after(trials));
        assertThat(inSteps.trials()).isEqualTo(trials.size());
        assertThat(Ranking.of(inSteps, trials).best()).hasSize(2);
    }

    private static StudyPlan plan(List<Double> rates, int seeds, Elimination elimination) {
        SearchSpace space = MadeUp.plan(List.of("relu", "elu"), rates, seeds).space();
        return MadeUp.plan(space, elimination, Protocol.of(space));
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

    private static Ranking ranking(StudyPlan plan, ToDoubleFunction<TrialKey> score) {
        List<Trial> trials = run(plan, score);
        return Ranking.of(Race.start(plan, 0).after(trials), trials);
    }

    private static List<Trial> run(StudyPlan plan, ToDoubleFunction<TrialKey> score) {
        List<Trial> trials = new ArrayList<>();
        Race race = Race.start(plan, 0);
        for (List<TrialKey> pending = race.pending(trials); !pending.isEmpty(); ) {
            for (TrialKey key : pending) {
                trials.add(MadeUp.trial(key, score.applyAsDouble(key)));
            }
            race = race.after(trials);
            pending = race.pending(trials);
        }
        return trials;
    }
}
