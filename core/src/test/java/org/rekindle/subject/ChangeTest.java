package org.rekindle.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.rekindle.activation.Elu;
import org.rekindle.network.VarianceScaling;

class ChangeTest {
    @Test
    void aTenthOfALearningRateIsTheRateDividedByTen() {
        Change tenth = Change.NONE.withLearningRateFactor(0.1);
        Change hundredth = Change.NONE.withLearningRateFactor(0.01);
        for (double rate : new double[] {0.1, 0.3, 0.7, 1e-3, 3e-4, 12.5}) {
            assertThat(tenth.applyTo(rate)).isEqualTo(rate / 10);
            assertThat(hundredth.applyTo(rate)).isEqualTo(rate / 100);
            assertThat(Change.NONE.applyTo(rate)).isEqualTo(rate);
        }
    }

    @Test
    void partsAddUpInAnyOrder() {
        Change one =
                Change.NONE
                        .withLearningRateFactor(0.5)
                        .withStart(VarianceScaling.HE_NORMAL, 0)
                        .withStandardizedInputs()
                        .withStandardizedTarget()
                        .withWidthFactor(4)
                        .withOtherBatches()
                        .withoutWeightDecay()
                        .withActivation(new Elu());
        Change other =
                Change.NONE
                        .withOtherBatches()
                        .withActivation(new Elu())
                        .withStandardizedTarget()
                        .withoutWeightDecay()
                        .withWidthFactor(4)
                        .withStandardizedInputs()
                        .withStart(VarianceScaling.HE_NORMAL, 0)
                        .withLearningRateFactor(0.5);
        assertThat(one).isEqualTo(other).isNotEqualTo(Change.NONE);
    }

    @Test
    void aLayerKeepsAtLeastItsUnits() {
        assertThatThrownBy(() -> Change.NONE.withWidthFactor(0))
                .hasMessage("the factor of the width must be at least 1, but is 0");
    }

    @Test
    void aFactorMustBeAboveZero() {
        assertThatThrownBy(() -> Change.NONE.withLearningRateFactor(0))
                .hasMessage(
                        "the factor of the learning rate must be a finite number above 0, but is 0.0");
    }
}
