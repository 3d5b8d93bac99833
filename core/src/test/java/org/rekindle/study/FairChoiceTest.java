package org.rekindle.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The quick version of {@link PowerTableTest}. */
class FairChoiceTest {
    private static final int STUDIES = 200;

    @ParameterizedTest
    @CsvSource({"2, 1, 6", "4, 1, 6", "4, 6, 1", "12, 1, 6"})
    void whereAllAreEqualReluIsRarelyLeftHoweverManyGoodRatesTheOthersHave(
            int activations, int reluRates, int otherRates) {
        SimulatedStudies equal = new SimulatedStudies(activations, reluRates, otherRates, 5, 0, 0);
        assertThat(equal.shareWithoutRelu(STUDIES, 1)).isLessThanOrEqualTo(0.05);
    }

    @ParameterizedTest
    @CsvSource({"2, 1, 6, 2", "4, 1, 6, 2", "4, 6, 6, 3", "12, 3, 6, 4"})
    void norIsItWhereAStudyIsStoppedWhileItChooses(
            int activations, int reluRates, int otherRates, int rounds) {
        SimulatedStudies equal = new SimulatedStudies(activations, reluRates, otherRates, 10, 0, 0);
        assertThat(equal.shareWithoutReluWhenStopped(rounds, STUDIES, 1)).isLessThanOrEqualTo(0.05);
    }

    @Test
    void aLargeGainIsFoundAndAMarginHidesOneThatIsNotWorthIt() {
        assertThat(new SimulatedStudies(4, 3, 3, 5, 4, 0).shareWithoutRelu(STUDIES, 1))
                .isGreaterThan(0.95);
        assertThat(new SimulatedStudies(4, 3, 3, 5, 4, 4).shareWithoutRelu(STUDIES, 1))
                .isLessThanOrEqualTo(0.05);
    }

    @Test
    void theDetectableDifferenceIsShownInAboutFourOfFiveStudies() {
        double detectable =
                new SimulatedStudies(4, 3, 3, 5, 0, 0).meanDetectable(STUDIES, 1)
                        / SimulatedStudies.NOISE;
        assertThat(new SimulatedStudies(4, 3, 3, 5, detectable, 0).shareWithoutRelu(STUDIES, 1))
                .isBetween(0.72, 0.92);
    }

    @Test
    void theSeedsThatCompareAreOthersThanThoseThatChose() {
        Ranking ranking = new SimulatedStudies(4, 3, 3, 5, 0, 0).ranking(1);
        assertThat(ranking.choosing()).isEqualTo(3);
        assertThat(ranking.isPartial()).isFalse();
        assertThat(ranking.best())
                .hasSize(4)
                .allSatisfy(
                        best -> {
                            assertThat(best.trials()).hasSize(5);
                            Standing whole = ranking.find(best.setting()).orElseThrow();
                            assertThat(whole.trials()).hasSize(8).containsAll(best.trials());
                            assertThat(whole.dropped()).isFalse();
                        });
        assertThat(ranking.standings())
                .filteredOn(Standing::dropped)
                .hasSize(20)
                .allSatisfy(dropped -> assertThat(dropped.trials()).hasSizeLessThanOrEqualTo(3));
    }
}
