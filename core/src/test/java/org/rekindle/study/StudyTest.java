package org.rekindle.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.rekindle.activation.Activation;
import org.rekindle.activation.LeakyRelu;
import org.rekindle.activation.Relu;
import org.rekindle.network.Metric;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;
import org.rekindle.network.VarianceScaling;
import org.rekindle.subject.Status;
import org.rekindle.training.Adam;
import org.rekindle.training.Samples;
import org.rekindle.training.TrainingData;
import org.rekindle.training.TrainingObserver;

class StudyTest {
    private static final TrainingData DATA = Samples.data(Task.CLASSIFICATION);

    private static final StudyPlan PLAN =
            new StudyPlan(
                    new SearchSpace(
                            Activation.defaults(),
                            List.of(VarianceScaling.HE_NORMAL),
                            List.of(0.003, 0.03),
                            2),
                    Metric.ACCURACY,
                    new NetworkShape(8, List.of(16, 16), 3),
                    0,
                    Adam.withWeightDecay(0),
                    64,
                    4,
                    7,
                    new Exhaustive());

    /** Rates that are worlds apart. */
    private static final StudyPlan RACE =
            new StudyPlan(
                    new SearchSpace(
                            List.of(new Relu(), new LeakyRelu()),
                            List.of(VarianceScaling.HE_NORMAL),
                            List.of(1e-6, 3e-6, 0.003, 0.01),
                            4),
                    Metric.ACCURACY,
                    PLAN.shape(),
                    0,
                    PLAN.optimizer(),
                    PLAN.batchSize(),
                    PLAN.epochs(),
                    PLAN.seed(),
                    Curtailment.DEFAULT);

    @Test
    void theResultDoesNotDependOnTheNumberOfThreads() {
        assertThat(timeless(run(List.of(), 1))).isEqualTo(timeless(run(List.of(), 3)));
    }

    @Test
    void aStudyThatGoesOnEndsLikeOneThatWasNeverInterrupted() {
        List<Trial> whole = run(List.of(), 2);
        AtomicInteger ended = new AtomicInteger();
        StudyObserver impatient =
                new StudyObserver() {
                    @Override
                    public void onTrial(Trial trial) {
                        ended.incrementAndGet();
                    }

                    @Override
                    public boolean shouldStop() {
                        return ended.get() >= 5;
                    }
                };
        List<Trial> part = PLAN.study(DATA).run(List.of(), 2, impatient);
        List<Trial> finished = part.stream().filter(Trial::isFinished).toList();
        assertThat(finished).hasSizeBetween(5, 15);
        assertThat(timeless(run(finished, 2))).isEqualTo(timeless(whole));
    }

    @Test
    void trialsRunSeedBySeedSoThatAnEarlyStopTreatsAllSettingsAlike() {
        List<TrialKey> keys = PLAN.trials();
        assertThat(keys).as("two rounds choose, and two compare").hasSize(32);
        assertThat(keys.subList(0, 8)).allMatch(key -> key.seed() == 7);
        long second = keys.get(8).seed();
        assertThat(keys.subList(8, 16)).allMatch(key -> key.seed() == second);
        assertThat(keys).extracting(TrialKey::seed).doesNotContain(8L);
        assertThat(keys).extracting(TrialKey::number).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aTrialAloneIsTheTrialOfTheStudy() {
        Trial inStudy = run(List.of(), 2).get(11);
        Trial alone =
                new DenseCandidates(PLAN, DATA).train(PLAN.trials().get(11), TrainingObserver.NONE);
        assertThat(timeless(List.of(alone))).isEqualTo(timeless(List.of(inStudy)));
    }

    @Test
    void theTestScoreIsThatOfTheWinnersNetwork() {
        TrialKey key = PLAN.trials().get(0);
        DenseCandidates study = new DenseCandidates(PLAN, DATA);
        Trial trial = study.train(key, TrainingObserver.NONE);
        // On the validation samples the network trained again must score as it did in the trial.
        assertThat(study.test(study.trainAgain(key, TrainingObserver.NONE), DATA.validation()))
                .isEqualTo(trial.validation().orElseThrow());
    }

    @Test
    void aStudyThatDropsSettingsRunsTheSameTrialsOnAnyNumberOfThreads() {
        List<Trial> one = RACE.study(DATA).run(List.of(), 1, StudyObserver.NONE);
        List<Trial> three = RACE.study(DATA).run(List.of(), 3, StudyObserver.NONE);
        assertThat(one).hasSizeLessThan(RACE.trials().size());
        assertThat(timeless(three)).isEqualTo(timeless(one));
    }

    @Test
    void aStudyThatDropsSettingsEndsAlikeWhereverItWasInterrupted() {
        List<Trial> whole = RACE.study(DATA).run(List.of(), 2, StudyObserver.NONE);
        for (int kept = 1; kept < whole.size(); kept += 5) {
            List<Trial> resumed =
                    RACE.study(DATA).run(whole.subList(0, kept), 2, StudyObserver.NONE);
            assertThat(timeless(resumed)).isEqualTo(timeless(whole));
        }
    }

    @Test
    void theTrialsThatRunAreThoseOfTheExhaustiveStudyAndSoIsTheWinner() {
        Study study = RACE.study(DATA);
        List<Trial> raced = study.run(List.of(), 2, StudyObserver.NONE);
        Study exhaustive = with(RACE, new Exhaustive()).study(DATA);
        List<Trial> all = exhaustive.run(List.of(), 2, StudyObserver.NONE);
        assertThat(timeless(all)).hasSize(RACE.trials().size()).containsAll(timeless(raced));
        Ranking ranking = study.rank(raced);
        assertThat(ranking.isPartial()).isFalse();
        assertThat(ranking.finished()).isEqualTo(raced.size());
        assertThat(settings(ranking)).isEqualTo(settings(exhaustive.rank(all)));
    }

    @Test
    void theObserverIsToldHowManyTrialsAreLeft() {
        List<Integer> trials = new ArrayList<>();
        StudyObserver counter =
                new StudyObserver() {
                    @Override
                    public void onRace(Race race) {
                        trials.add(race.trials());
                    }
                };
        int ran = RACE.study(DATA).run(List.of(), 2, counter).size();
        assertThat(trials)
                .startsWith(RACE.mostTrials())
                .endsWith(ran)
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void nothingIsTriedTwice() {
        assertThatThrownBy(
                        () ->
                                new SearchSpace(
                                        Activation.defaults(),
                                        List.of(VarianceScaling.HE_NORMAL),
                                        List.of(0.1, 0.1),
                                        1))
                .hasMessage("learning rate 0.1 is given twice; give each learning rate once");
    }

    @Test
    void aFailureInATrialIsNotSwallowed() {
        StudyObserver broken =
                new StudyObserver() {
                    @Override
                    public void onTrial(Trial trial) {
                        throw new IllegalStateException("the disk is full");
                    }
                };
        assertThatThrownBy(() -> PLAN.study(DATA).run(List.of(), 2, broken))
                .hasMessage("the disk is full");
    }

    private static List<Trial> run(List<Trial> finished, int threads) {
        return PLAN.study(DATA).run(finished, threads, StudyObserver.NONE);
    }

    private static List<Setting> settings(Ranking ranking) {
        return ranking.best().stream().map(Standing::setting).toList();
    }

    private static StudyPlan with(StudyPlan plan, Elimination elimination) {
        return new StudyPlan(
                plan.space(),
                plan.metric(),
                plan.shape(),
                plan.hiddenBias(),
                plan.optimizer(),
                plan.batchSize(),
                plan.epochs(),
                plan.seed(),
                elimination);
    }

    private static List<Trial> timeless(List<Trial> trials) {
        List<Trial> timeless = new ArrayList<>();
        for (Trial trial : trials) {
            assertThat(trial.status()).isEqualTo(Status.OK);
            timeless.add(
                    new Trial(
                            trial.key(),
                            trial.status(),
                            trial.epochs(),
                            trial.validation(),
                            trial.layers(),
                            0));
        }
        return timeless;
    }
}
