package org.rekindle.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.rekindle.network.Metric;

class BaselineTest {
    private static final Baseline COIN = baseline(Metric.ACCURACY, 200, 0.51);

    @Test
    void aScoreLikeTheConstantsDoesNotBeatIt() {
        assertThat(COIN.isConstantBeatenBy(0.51)).isFalse();
        assertThat(COIN.isConstantBeatenBy(0.55)).isFalse();
        assertThat(COIN.isConstantBeatenBy(0.7)).isTrue();
        assertThat(COIN.isConstantBeatenBy(Double.NaN)).isFalse();
    }

    @Test
    void oneRareCaseMoreIsNotAProof() {
        assertThat(baseline(Metric.ACCURACY, 500, 0.998).isConstantBeatenBy(1)).isFalse();
    }

    @Test
    void aSmallShareOfExplainedVarianceIsAProofOnManySamplesOnly() {
        assertThat(baseline(Metric.R2, 100, 0).isConstantBeatenBy(0.05)).isFalse();
        assertThat(baseline(Metric.R2, 10_000, 0).isConstantBeatenBy(0.05)).isTrue();
        assertThat(baseline(Metric.R2, 10_000, 0).isConstantBeatenBy(-3)).isFalse();
    }

    @Test
    void whatWasLearntIsTheShareBetweenTheConstantAndAPerfectScore() {
        Baseline half = baseline(Metric.ACCURACY, 1000, 0.5);
        assertThat(half.learnt(0.75)).isCloseTo(0.5, within(1e-12));
        assertThat(half.learnt(0.2)).isZero();
        assertThat(half.learnt(1)).isEqualTo(1);
    }

    @Test
    void aScoreCloseToAPerfectOneCannotFallShort() {
        Baseline half = baseline(Metric.ACCURACY, 1000, 0.5);
        assertThat(half.mayFallShort(0.96)).isFalse();
        assertThat(half.mayFallShort(0.8)).isTrue();
        assertThat(half.fallsShort(0.8, 0.99)).isTrue();
        assertThat(half.fallsShort(0.8, 0.82)).isFalse();
    }

    @Test
    void withoutALinearModelThereIsNothingToBeat() {
        assertThat(COIN.isLinearBeatenBy(0.1)).isTrue();
        Baseline linear = new Baseline(Metric.ACCURACY, 360, 0.1, OptionalDouble.of(0.96));
        assertThat(linear.isLinearBeatenBy(0.97)).isFalse();
        assertThat(linear.isLinearBeatenBy(0.995)).isTrue();
    }

    private static Baseline baseline(Metric metric, int samples, double constant) {
        return new Baseline(metric, samples, constant, OptionalDouble.empty());
    }
}
