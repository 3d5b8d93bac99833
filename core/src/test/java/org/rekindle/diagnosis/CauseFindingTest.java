package org.rekindle.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rekindle.census.LifeLine;
import org.rekindle.census.Verdict;
import org.rekindle.statistics.Interval;
import org.rekindle.subject.Change;
import org.rekindle.subject.Condition;
import org.rekindle.subject.Outcome;
import org.rekindle.subject.Outcomes;

class CauseFindingTest {
    private static final Intervention RATE = Intervention.SMALLER_LEARNING_RATE;
    private static final Intervention START = Intervention.HE_ZERO_BIAS;

    @Test
    void whatAvertsAllDeathsIsDecisive() {
        Experiment experiment = Experiment.weigh(RATE, dead(40, 50, 60), dead(0, 0, 0));
        assertThat(experiment.averted()).isEqualTo(1);
        assertThat(experiment.deaths()).isEqualTo(40);
        assertThat(experiment.seeds()).isEqualTo(3);
        assertThat(experiment.isDecisive()).isTrue();
    }

    @Test
    void whatAvertsLessThanHalfIsNotDecisive() {
        Experiment experiment = Experiment.weigh(RATE, dead(50, 50, 50), dead(26, 26, 26));
        assertThat(experiment.averted()).isCloseTo(0.48, within(1e-12));
        assertThat(experiment.isDecisive()).isFalse();
        assertThat(Experiment.weigh(RATE, dead(50, 50), dead(25, 25)).isDecisive()).isTrue();
    }

    @Test
    void whatScattersAroundNothingIsNotDecisive() {
        Experiment experiment = Experiment.weigh(RATE, dead(50, 50, 50), dead(0, 0, 70));
        assertThat(experiment.averted()).isGreaterThan(Experiment.DECISIVE);
        assertThat(experiment.isDecisive()).isFalse();
    }

    @Test
    void aChangedRunThatDivergesAvertsNothing() {
        List<Outcome> changed = List.of(Outcomes.dead(0), Outcomes.diverged(0));
        assertThat(Experiment.weigh(RATE, dead(50, 50), changed).averted()).isEqualTo(0.5);
    }

    @Test
    void seedsWithoutDeathsAndSeedsThatDivergedDoNotCount() {
        List<Outcome> asItWas = List.of(Outcomes.dead(50), Outcomes.dead(0), Outcomes.diverged(80));
        Experiment experiment = Experiment.weigh(RATE, asItWas, dead(10, 30, 0));
        assertThat(experiment.seeds()).isEqualTo(1);
        assertThat(experiment.averted()).isEqualTo(0.8);
        assertThat(experiment.ci95()).isEmpty();
    }

    @Test
    void withoutASeedThatCountsNothingIsAverted() {
        Experiment experiment = Experiment.weigh(RATE, dead(0, 0), dead(0, 0));
        assertThat(experiment.seeds()).isZero();
        assertThat(experiment.averted()).isZero();
    }

    @Test
    void theFirstDecisiveExperimentNamesTheCause() {
        assertThat(primary(List.of(decisive(START), decisive(RATE))))
                .isEqualTo(Cause.INITIALIZATION);
        assertThat(primary(List.of(weak(START), decisive(RATE)))).isEqualTo(Cause.LEARNING_RATE);
    }

    @Test
    void anInterventionOfOnesOwnNamesItsCause() {
        Intervention own =
                new Intervention(
                        Cause.SLOW_SLIDE,
                        "own",
                        "half the rate",
                        Change.NONE.withLearningRateFactor(0.5));
        assertThat(primary(List.of(decisive(own)))).isEqualTo(Cause.SLOW_SLIDE);
    }

    @Test
    void nothingIsTheCauseWhereNothingIsWrong() {
        CauseFinding finding = finding(List.of(decisive(RATE)));
        assertThat(finding.primary(Condition.HEALTHY, List.of())).isEqualTo(Cause.NONE);
        assertThat(finding.primary(Condition.CHANCE, List.of())).isEqualTo(Cause.NONE);
    }

    @Test
    void withoutAnExperimentTheCauseIsUnknown() {
        for (Condition condition :
                List.of(Condition.INCONCLUSIVE, Condition.DIVERGED, Condition.SICK)) {
            assertThat(CauseFinding.NONE.primary(condition, List.of())).isEqualTo(Cause.UNKNOWN);
        }
    }

    @Test
    void withoutADecisiveExperimentTheCommonestOfTheUnitsOwnCausesIsNamed() {
        CauseFinding finding = finding(List.of(weak(RATE)));
        List<UnitDiagnosis> units = finding.units(lives(3, 2));
        assertThat(units).hasSize(5);
        assertThat(finding.primary(Condition.SICK, units)).isEqualTo(Cause.INITIALIZATION);
        assertThat(finding.primary(Condition.SICK, List.of())).isEqualTo(Cause.UNKNOWN);
    }

    @Test
    void aUnitThatADecisiveChangeDoesNotSaveKeepsTheCauseOfItsStory() {
        // With the change, the first two units are dead still.
        CauseFinding finding = new CauseFinding(List.of(decisive(RATE)), List.of(Outcomes.dead(2)));
        assertThat(finding.units(lives(4, 0)))
                .extracting(UnitDiagnosis::cause)
                .containsExactly(
                        Cause.INITIALIZATION,
                        Cause.INITIALIZATION,
                        Cause.LEARNING_RATE,
                        Cause.LEARNING_RATE);
    }

    private static Cause primary(List<Experiment> experiments) {
        return finding(experiments).primary(Condition.SICK, List.of());
    }

    private static CauseFinding finding(List<Experiment> experiments) {
        return new CauseFinding(
                experiments, Collections.nCopies(experiments.size(), Outcomes.dead(0)));
    }

    private static List<Outcome> dead(int... counts) {
        return IntStream.of(counts).mapToObj(Outcomes::dead).toList();
    }

    private static Experiment decisive(Intervention intervention) {
        return new Experiment(intervention, 50, 0.9, Optional.of(new Interval(0.8, 1)), 5);
    }

    private static Experiment weak(Intervention intervention) {
        return new Experiment(intervention, 50, 0.9, Optional.of(new Interval(-0.1, 1)), 5);
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
