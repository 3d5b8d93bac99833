package org.rekindle.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rekindle.diagnosis.MadeUpExperiments.finding;
import static org.rekindle.diagnosis.MadeUpExperiments.gaining;
import static org.rekindle.diagnosis.MadeUpExperiments.preventing;
import static org.rekindle.diagnosis.MadeUpExperiments.weak;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rekindle.census.LifeLine;
import org.rekindle.census.Verdict;

class CauseFindingTest {
    private static final Intervention RATE = Intervention.SMALLER_LEARNING_RATE;
    private static final Intervention START = Intervention.HE_ZERO_BIAS;

    @Test
    void ofChangesThatPreventAboutAsMuchTheMostSpecificIsNamed() {
        CauseFinding finding = finding(0, preventing(START, 0.8), preventing(RATE, 1));
        assertThat(finding.preventing().orElseThrow().intervention()).isEqualTo(START);
    }

    @Test
    void aChangeThatPreventsMuchMoreIsNamedThoughItIsLessSpecific() {
        CauseFinding finding = finding(0, preventing(START, 0.62), preventing(RATE, 0.96));
        assertThat(finding.preventing().orElseThrow().intervention()).isEqualTo(RATE);
    }

    @Test
    void whatIsNotShownIsNotNamed() {
        CauseFinding finding = finding(0, weak(START), preventing(RATE, 0.6));
        assertThat(finding.preventing().orElseThrow().intervention()).isEqualTo(RATE);
        assertThat(finding(0, weak(START), weak(RATE)).preventing()).isEmpty();
        assertThat(finding(0, weak(START), weak(RATE)).gaining()).isEmpty();
    }

    @Test
    void whatLivingUnitsGainIsNotACause() {
        CauseFinding finding = finding(0, gaining(Intervention.LEAKY_RELU, 0.4));
        assertThat(finding.gaining()).isEmpty();
        assertThat(finding.withoutDeadUnits()).isPresent();
    }

    @Test
    void aUnitThatNoChangeSavesHasNoCauseButASuggestion() {
        // With the change, the first two units are dead still.
        CauseFinding finding = finding(2, preventing(RATE, 0.9));
        List<UnitDiagnosis> units = finding.units(lives(3, 1), Optional.empty());
        assertThat(units)
                .extracting(UnitDiagnosis::cause)
                .containsExactly(
                        Cause.UNKNOWN, Cause.UNKNOWN, Cause.LEARNING_RATE, Cause.LEARNING_RATE);
        assertThat(units.get(0).suggested()).contains(Cause.INITIALIZATION);
        assertThat(units.get(3).suggested()).contains(Cause.LEARNING_RATE);
    }

    @Test
    void theCommonestSuggestionIsThatOfMostUnits() {
        CauseFinding finding = finding(0, weak(RATE));
        assertThat(CauseFinding.commonestSuggestion(finding.units(lives(3, 2), Optional.empty())))
                .contains(Cause.INITIALIZATION);
        assertThat(CauseFinding.commonestSuggestion(finding.units(lives(2, 3), Optional.empty())))
                .contains(Cause.LEARNING_RATE);
        assertThat(CauseFinding.commonestSuggestion(List.of())).isEmpty();
    }

    @Test
    void aRateUnderWhichAlmostAllUnitsSlideForEpochsIsASlowSlide() {
        List<UnitDiagnosis> slow = List.of(slid(0, 9), slid(1, 6), slid(2, 30));
        List<UnitDiagnosis> mixed = List.of(slid(0, 9), slid(1, 3), slid(2, 30));
        assertThat(CauseFinding.refined(Cause.LEARNING_RATE, slow)).isEqualTo(Cause.SLOW_SLIDE);
        assertThat(CauseFinding.refined(Cause.LEARNING_RATE, mixed)).isEqualTo(Cause.LEARNING_RATE);
        assertThat(CauseFinding.refined(Cause.REGULARIZATION, slow))
                .isEqualTo(Cause.REGULARIZATION);
        assertThat(CauseFinding.refined(Cause.LEARNING_RATE, List.of()))
                .isEqualTo(Cause.LEARNING_RATE);
    }

    private static UnitDiagnosis slid(int from, int to) {
        return new UnitDiagnosis(life(0, false), new Story.Slid(from, to, 10), Cause.LEARNING_RATE);
    }

    /** Dead units: some born dead, then some that an update killed in the first epoch. */
    private static List<LifeLine> lives(int born, int killed) {
        return IntStream.range(0, born + killed).mapToObj(unit -> life(unit, unit < born)).toList();
    }

    private static LifeLine life(int unit, boolean born) {
        float[] rates = born ? new float[] {0, 0, 0} : new float[] {0.5f, 0.2f, 0};
        float[] z = {-1, -1, -1};
        return new LifeLine(
                "hidden_1", unit, born, Verdict.DEAD, false, 100, born ? 0 : 20, 0.3, rates, z, z);
    }
}
