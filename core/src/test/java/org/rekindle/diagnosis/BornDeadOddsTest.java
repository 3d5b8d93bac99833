package org.rekindle.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.activation.LeakyRelu;
import org.rekindle.activation.Relu;
import org.rekindle.network.RandomizedAsymmetric;
import org.rekindle.network.VarianceScaling;
import org.rekindle.random.Seed;
import org.rekindle.subject.Progress;

class BornDeadOddsTest {
    private static final int THREADS = 2;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theDrawsLieBetweenTheBounds(int width) {
        for (int depth = 3; depth <= 30; depth++) {
            BornDeadOdds odds = he(width, depth, 1);
            BornDeadOdds.Draws draws = odds.draw(1000, Seed.of(1), THREADS, Progress.NONE);
            String where = "width %d, depth %d".formatted(width, depth);
            assertThat(draws.ci95().high())
                    .as(where)
                    .isGreaterThanOrEqualTo(odds.lowerBound().orElseThrow());
            assertThat(draws.ci95().low())
                    .as(where)
                    .isLessThanOrEqualTo(odds.upperBound().orElseThrow());
        }
    }

    /** One unit a layer: each layer after the first silences the one signal that is left. */
    @Test
    void theLowerBoundIsExactForOneUnitALayer() {
        BornDeadOdds odds = he(1, 6, 1);
        assertThat(odds.lowerBound().orElseThrow()).isCloseTo(1 - Math.pow(0.5, 4), within(1e-12));
        BornDeadOdds.Draws draws = odds.draw(4000, Seed.of(2), THREADS, Progress.NONE);
        assertThat(draws.ci95().contains(1 - Math.pow(0.5, 4))).isTrue();
    }

    @Test
    void theUpperBoundIsThatOfThePaper() {
        assertThat(he(2, 10, 1).upperBound().orElseThrow())
                .isCloseTo(1 - Math.pow(0.75, 9), within(1e-12));
    }

    @Test
    void moreInputsAreBornDeadLessOftenAndStillWithinTheBounds() {
        BornDeadOdds odds = he(3, 10, 8);
        double many = odds.draw(2000, Seed.of(1), THREADS, Progress.NONE).probability();
        double one = he(3, 10, 1).draw(2000, Seed.of(1), THREADS, Progress.NONE).probability();
        assertThat(many).isLessThan(one);
        assertThat(many).isGreaterThan(odds.lowerBound().orElseThrow());
    }

    @Test
    void anAsymmetricInitializationIsBornDeadLessOftenAndHasNoBounds() {
        BornDeadOdds rai = new BornDeadOdds(2, 10, 1, new RandomizedAsymmetric(), new Relu());
        double share = rai.draw(2000, Seed.of(1), THREADS, Progress.NONE).probability();
        assertThat(share).isLessThan(0.4);
        assertThat(rai.upperBound()).isEmpty();
    }

    @Test
    void whatPassesGradientsBelowZeroIsNeverBornDead() {
        BornDeadOdds leaky = new BornDeadOdds(2, 10, 1, VarianceScaling.HE_NORMAL, new LeakyRelu());
        assertThat(leaky.canBeBornDead()).isFalse();
        assertThat(leaky.draw(100, Seed.of(1), THREADS, Progress.NONE).networks()).isZero();
    }

    @Test
    void theDrawsDoNotDependOnTheNumberOfThreads() {
        BornDeadOdds odds = he(3, 8, 1);
        assertThat(odds.draw(1300, Seed.of(4), 1, Progress.NONE))
                .isEqualTo(odds.draw(1300, Seed.of(4), 4, Progress.NONE));
    }

    @Test
    void theWidthThatIsAdvisedIsEnough() {
        int width = he(2, 10, 1).widthFor(0.01).orElseThrow();
        assertThat(he(width, 10, 1).upperBound().orElseThrow()).isLessThan(0.01);
        assertThat(he(width - 1, 10, 1).upperBound().orElseThrow()).isGreaterThanOrEqualTo(0.01);
    }

    @Test
    void boundsOfWideNetworksAreSmallAndNotZero() {
        assertThat(he(60, 10, 1).upperBound().orElseThrow())
                .isCloseTo(9 * Math.pow(0.5, 60), withinPercentage(1));
    }

    @Test
    void aNetworkWithoutHiddenLayersIsRefused() {
        assertThatThrownBy(() -> he(2, 1, 1)).hasMessageContaining("depth at least 2");
    }

    /** The experiment of Lu et al. 2019, small. */
    @Test
    void narrowDeepNetworksCollapseLessOftenFromAnAsymmetricStart() {
        CollapseExperiment he =
                new CollapseExperiment(2, 10, VarianceScaling.HE_NORMAL, new Relu());
        CollapseExperiment rai =
                new CollapseExperiment(2, 10, new RandomizedAsymmetric(), new Relu());
        CollapseExperiment.Outcome collapsed = he.run(40, 1, THREADS, Progress.NONE);
        CollapseExperiment.Outcome fewer = rai.run(40, 1, THREADS, Progress.NONE);
        assertThat(collapsed.share()).isGreaterThan(0.8);
        assertThat(fewer.share()).isLessThan(collapsed.share());
    }

    private static BornDeadOdds he(int width, int depth, int inputs) {
        return new BornDeadOdds(width, depth, inputs, VarianceScaling.HE_NORMAL, new Relu());
    }
}
