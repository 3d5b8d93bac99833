package org.rekindle.suites.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rekindle.cure.ControlledTrial;
import org.rekindle.cure.Patient;
import org.rekindle.cure.Remedy;
import org.rekindle.cure.TrialArm;
import org.rekindle.cure.TrialResult;
import org.rekindle.subject.Outcome;
import org.rekindle.subject.Progress;

/**
 * Prints the second table of {@code docs/planted-deaths.md}: {@code mvn -Pfull -pl suites -am
 * -Dtest=PlantedCuresTest test}.
 */
class PlantedCuresTest {
    private static final int THREADS = 2;
    private static final double TWO_POINTS = 0.02;

    @Test
    void mostSickRunsAreCured() {
        List<PlantedDeaths.Plant> plants = PlantedDeaths.sick();
        int restored = 0;
        int recommended = 0;
        int helpful = 0;
        int held = 0;
        System.out.println("| planted | sick | healthy | carried on | recommended | score |");
        System.out.println("|---|--:|--:|--:|---|--:|");
        for (PlantedDeaths.Plant plant : plants) {
            Patient patient = Patient.examine(plant.run(), THREADS);
            double healthy = score(Patient.examine(plant.healthy(), THREADS));
            TrialResult outcome = new ControlledTrial(patient, THREADS).run(Progress.NONE);
            Optional<TrialArm> cure = outcome.recommended();
            // Where nothing is recommended, the advice is to carry on.
            double carriedOn =
                    outcome.arms().isEmpty() ? score(patient) : outcome.arms().get(0).score();
            double cured = cure.map(TrialArm::score).orElse(carriedOn);
            restored += cured >= healthy - TWO_POINTS ? 1 : 0;
            recommended += cure.isPresent() ? 1 : 0;
            helpful += cure.isPresent() || !outcome.beatCarryingOn().isEmpty() ? 1 : 0;
            held += cure.map(arm -> holds(patient, arm.remedy())).orElse(false) ? 1 : 0;
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.3f | %.3f | %.3f | %s | %s |%n",
                    plant.name(),
                    score(patient),
                    healthy,
                    carriedOn,
                    cure.map(arm -> arm.remedy().id()).orElse("none"),
                    cure.map(arm -> String.format(Locale.ROOT, "%.3f", arm.score())).orElse(""));
        }
        System.out.printf(
                "%d runs: %d restored, %d beat both controls (%d of them also with ten fresh draws), %d have a remedy that beats carrying on%n",
                plants.size(), restored, recommended, held, helpful);
        assertThat(restored).isGreaterThanOrEqualTo((int) Math.ceil(0.9 * plants.size()));
        assertThat(recommended).isGreaterThanOrEqualTo((int) Math.ceil(0.8 * plants.size()));
        assertThat(held).isGreaterThanOrEqualTo((int) Math.ceil(0.95 * recommended));
    }

    /** Whether the remedy also beats carrying on, on average, with draws that did not choose it. */
    private static boolean holds(Patient patient, Remedy remedy) {
        double gain = 0;
        for (int draw = ControlledTrial.SEEDS; draw < 2 * ControlledTrial.SEEDS; draw++) {
            gain += score(patient, remedy, draw) - score(patient, Remedy.carryOn(), draw);
        }
        return gain > 0;
    }

    /** A run that diverged, or is worse than the constant, counts as the constant. */
    private static double score(Patient patient, Remedy remedy, int draw) {
        Outcome outcome = remedy.treat(patient).orElseThrow().prepare(draw).train(() -> false);
        double constant = patient.baseline().orElseThrow().constant();
        double score = outcome.diverged() ? constant : outcome.score().orElse(constant);
        return Math.max(constant, score);
    }

    private static double score(Patient patient) {
        return patient.outcome().score().orElse(Double.NaN);
    }
}
