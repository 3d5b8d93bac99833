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
import org.rekindle.subject.Change;
import org.rekindle.subject.Outcome;
import org.rekindle.subject.Progress;
import org.rekindle.training.PastRun;

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
        int sick = 0;
        int sickAndHelped = 0;
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
            boolean isHelped = cure.isPresent() || !outcome.beatCarryingOn().isEmpty();
            helpful += isHelped ? 1 : 0;
            boolean isSick = staysSick(patient, plant);
            sick += isSick ? 1 : 0;
            sickAndHelped += isSick && isHelped ? 1 : 0;
            held += cure.map(arm -> holds(patient, arm.remedy())).orElse(false) ? 1 : 0;
            System.out.printf(
                    Locale.ROOT,
                    "| %s%s | %.3f | %.3f | %.3f | %s | %s |%n",
                    plant.name(),
                    isSick ? "" : " (recovers)",
                    score(patient),
                    healthy,
                    carriedOn,
                    cure.map(arm -> arm.remedy().id()).orElse("none"),
                    cure.map(arm -> String.format(Locale.ROOT, "%.3f", arm.score())).orElse(""));
        }
        System.out.printf(
                "%d runs: %d restored, %d beat both controls (%d of them also with ten fresh draws), %d have a remedy that beats carrying on%n",
                plants.size(), restored, recommended, held, helpful);
        System.out.printf(
                "%d of them stay sick when carried on; %d of these have a remedy that beats carrying on%n",
                sick, sickAndHelped);
        assertThat(sickAndHelped).isGreaterThanOrEqualTo((int) Math.ceil(0.95 * sick));
        assertThat(restored).isGreaterThanOrEqualTo((int) Math.ceil(0.9 * plants.size()));
        assertThat(recommended).isGreaterThanOrEqualTo((int) Math.ceil(0.8 * plants.size()));
        assertThat(held).isGreaterThanOrEqualTo((int) Math.ceil(0.95 * recommended));
    }

    /**
     * Whether a run is one to be cured: carried on for as many epochs again, it is still more than
     * two points below the same run without the plant, as it was before carrying on. Both are means
     * of ten, over draws that the trial does not have. No remedy is looked at.
     */
    private static boolean staysSick(Patient patient, PlantedDeaths.Plant plant) {
        PastRun twin = plant.healthy();
        double constant = patient.baseline().orElseThrow().constant();
        double healthy = 0;
        double carriedOn = 0;
        for (int seed = 0; seed < ControlledTrial.SEEDS; seed++) {
            Outcome outcome = twin.train(Change.NONE, seed, twin.epochs(), () -> false);
            healthy += counted(outcome, constant);
            carriedOn += score(patient, Remedy.carryOn(), ControlledTrial.SEEDS + seed);
        }
        return (healthy - carriedOn) / ControlledTrial.SEEDS > TWO_POINTS;
    }

    /** Whether the remedy also beats carrying on, on average, with draws that did not choose it. */
    private static boolean holds(Patient patient, Remedy remedy) {
        double gain = 0;
        for (int draw = ControlledTrial.SEEDS; draw < 2 * ControlledTrial.SEEDS; draw++) {
            gain += score(patient, remedy, draw) - score(patient, Remedy.carryOn(), draw);
        }
        return gain > 0;
    }

    private static double score(Patient patient, Remedy remedy, int draw) {
        Outcome outcome = remedy.treat(patient).orElseThrow().prepare(draw).train(() -> false);
        double constant = patient.baseline().orElseThrow().constant();
        return counted(outcome, constant);
    }

    /** A run that diverged, or is worse than the constant, counts as the constant. */
    private static double counted(Outcome outcome, double constant) {
        double score = outcome.diverged() ? constant : outcome.score().orElse(constant);
        return Math.max(constant, score);
    }

    private static double score(Patient patient) {
        return patient.outcome().score().orElse(Double.NaN);
    }
}
