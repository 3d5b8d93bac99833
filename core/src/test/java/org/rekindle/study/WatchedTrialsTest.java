package org.rekindle.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rekindle.activation.Activation;
import org.rekindle.network.Task;
import org.rekindle.network.VarianceScaling;
import org.rekindle.subject.Status;

class WatchedTrialsTest {
    private final List<Trial> trials = new ArrayList<>();

    @Test
    void theWinnerTheSickestReluAndTheBestPReluAreWatched() {
        ended("relu", 0.001, 0.97, 1);
        ended("relu", 0.001, 0.98, 2);
        ended("relu", 0.1, 0.4, 60);
        ended("relu", 0.1, 0.3, 70);
        ended("leaky_relu", 0.1, 0.1, 90);
        ended("prelu", 0.001, 0.5, 0);
        ended("prelu", 0.001, 0.6, 0);
        ended("prelu", 0.1, 0.9, 0);
        ended("prelu", 0.1, 0.8, 0);
        WatchedTrials watched = watch();
        assertThat(watched.winner()).contains(trials.get(1).key());
        assertThat(watched.sickestRelu()).contains(trials.get(3).key());
        assertThat(watched.bestPRelu()).contains(trials.get(7).key());
        assertThat(watched.keys())
                .containsExactly(trials.get(1).key(), trials.get(3).key(), trials.get(7).key());
    }

    @Test
    void oneTrialThatIsSeveralOfThemIsWatchedOnce() {
        ended("relu", 0.001, 0.97, 1);
        assertThat(watch().keys()).containsExactly(trials.get(0).key());
    }

    @Test
    void ofEquallySickTrialsTheFirstIsWatched() {
        ended("relu", 0.001, 0.97, 0);
        ended("relu", 0.1, 0.2, 50);
        ended("relu", 0.1, 0.3, 50);
        assertThat(watch().sickestRelu()).contains(trials.get(1).key());
    }

    @Test
    void whereEverythingDivergesOnlyTheSickestReluIsLeft() {
        ended("relu", 0.1, Double.NaN, 3);
        ended("prelu", 0.1, Double.NaN, 0);
        assertThat(watch())
                .isEqualTo(
                        new WatchedTrials(
                                Optional.empty(),
                                Optional.of(trials.get(0).key()),
                                Optional.empty()));
    }

    @Test
    void aTrialThatWasStoppedIsNotWatched() {
        ended("relu", 0.001, 0.9, 1);
        Trial sick = ended("relu", 0.1, 0.4, 80);
        trials.set(
                1,
                new Trial(
                        sick.key(),
                        Status.STOPPED,
                        sick.epochs(),
                        sick.validation(),
                        sick.layers(),
                        sick.seconds()));
        assertThat(watch().sickestRelu()).contains(trials.get(0).key());
    }

    @Test
    void whereNothingIsFinishedNothingIsWatched() {
        assertThat(watch().keys()).isEmpty();
    }

    private Trial ended(String activation, double rate, double score, int dead) {
        long seed =
                1
                        + trials.stream()
                                .filter(
                                        trial ->
                                                trial.key()
                                                        .setting()
                                                        .equals(MadeUp.setting(activation, rate)))
                                .count();
        TrialKey key = new TrialKey(trials.size(), MadeUp.setting(activation, rate), seed);
        Trial plain = MadeUp.trial(key, score);
        Trial trial =
                new Trial(
                        key,
                        plain.status(),
                        plain.epochs(),
                        plain.validation(),
                        List.of(MadeUp.layer(dead)),
                        plain.seconds());
        trials.add(trial);
        return trial;
    }

    private WatchedTrials watch() {
        SearchSpace space =
                new SearchSpace(
                        Activation.defaults(),
                        List.of(VarianceScaling.HE_NORMAL),
                        List.of(0.001, 0.1),
                        2);
        Race race = Race.start(MadeUp.plan(space, new Exhaustive()), 0.001).after(trials);
        Ranking ranking = Ranking.of(race, trials);
        return WatchedTrials.of(trials, ranking, Recommendation.of(ranking, Task.CLASSIFICATION));
    }
}
