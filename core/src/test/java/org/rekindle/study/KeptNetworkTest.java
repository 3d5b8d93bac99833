package org.rekindle.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeptNetworkTest {
    private static final TrialKey KEY =
            MadeUp.plan(List.of("relu"), List.of(0.01), 1).trials().get(0);

    @Test
    void aNetworkThatGetsBetterToTheEndIsKeptAsItIsThen() {
        assertThat(epoch(List.of(0.2, 0.5, 0.6, 0.65, 0.66), 5)).isEqualTo(5);
    }

    @Test
    void oneThatGetsWorseIsKeptAsItWasBefore() {
        assertThat(epoch(List.of(0.2, 0.7, 0.8, 0.7, 0.5, 0.4), 6)).isEqualTo(3);
    }

    @Test
    void aSingleHighScoreCountsNoMoreThanTheScoresBesideIt() {
        assertThat(epoch(List.of(0.1, 0.9, 0.1, 0.6, 0.7, 0.65, 0.5), 7)).isEqualTo(5);
    }

    @Test
    void ofEqualsTheLastIsKept() {
        assertThat(epoch(List.of(0.5, 0.7, 0.7, 0.7, 0.7), 5)).isEqualTo(5);
    }

    @Test
    void laterEpochsThanTheRecommendedOnesDoNotCount() {
        assertThat(epoch(List.of(0.3, 0.5, 0.6, 0.9, 0.9), 3)).isEqualTo(3);
    }

    @Test
    void whereTheScoresByEpochAreNotKnownItIsTheLastNetwork() {
        assertThat(epoch(List.of(), 7)).isEqualTo(7);
    }

    private static int epoch(List<Double> scores, int epochs) {
        Trial trial = MadeUp.trial(KEY, scores);
        return KeptNetwork.of(trial, epochs).epoch();
    }
}
