package org.rekindle.suites.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rekindle.census.NetworkCensus;
import org.rekindle.diagnosis.Cause;
import org.rekindle.diagnosis.Diagnosis;
import org.rekindle.diagnosis.Examination;
import org.rekindle.diagnosis.RunVerdict;

/** Prints a confusion matrix: {@code mvn -Pfull -pl suites -am -Dtest=PlantedDeathsTest test}. */
class PlantedDeathsTest {
    private static final int THREADS = 2;

    @Test
    void theCauseThatWasPlantedIsFound() {
        List<PlantedDeaths.Plant> plants = PlantedDeaths.sick();
        assertThat(plants).hasSizeGreaterThanOrEqualTo(40);
        Map<Cause, Map<Cause, Integer>> matrix = new EnumMap<>(Cause.class);
        List<String> misses = new ArrayList<>();
        double least = 1;
        for (PlantedDeaths.Plant plant : plants) {
            Diagnosis diagnosis = diagnose(plant);
            matrix.computeIfAbsent(plant.cause(), cause -> new EnumMap<>(Cause.class))
                    .merge(diagnosis.primaryCause(), 1, Integer::sum);
            least = Math.min(least, diagnosis.census().deadFraction());
            if (diagnosis.primaryCause() != plant.cause() && !isHarmless(diagnosis)) {
                misses.add(plant.name() + ": " + described(diagnosis));
            }
        }
        print(matrix, misses);
        System.out.printf(Locale.ROOT, "fewest dead units in a sick run: %.3f%n", least);
        assertThat(misses).hasSizeLessThanOrEqualTo(plants.size() / 20);
    }

    @Test
    void noHealthyRunIsCalledSick() {
        List<PlantedDeaths.Plant> plants = PlantedDeaths.healthy();
        assertThat(plants).hasSizeGreaterThanOrEqualTo(40);
        List<String> sick = new ArrayList<>();
        double most = 0;
        for (PlantedDeaths.Plant plant : plants) {
            Diagnosis diagnosis = diagnose(plant);
            most = Math.max(most, diagnosis.census().deadFraction());
            if (diagnosis.primaryCause() != Cause.NONE) {
                sick.add(plant.name() + ": " + described(diagnosis));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d healthy runs, %d called sick; most dead units: %.3f (healthy up to %.3f)%n",
                plants.size(),
                sick.size(),
                most,
                NetworkCensus.HEALTHY_DEAD_FRACTION);
        assertThat(sick).isEmpty();
    }

    /** Few units died, and it costs nothing: such a run is healthy, whatever was planted. */
    private static boolean isHarmless(Diagnosis diagnosis) {
        return diagnosis.verdict() == RunVerdict.HEALTHY
                && diagnosis.census().deadFraction() <= Diagnosis.HARMLESS_DEAD_FRACTION;
    }

    private static Diagnosis diagnose(PlantedDeaths.Plant plant) {
        return new Examination(plant.run(), THREADS).diagnose((done, all) -> {});
    }

    private static String described(Diagnosis diagnosis) {
        StringBuilder text = new StringBuilder();
        text.append(diagnosis.primaryCause().id())
                .append(", ")
                .append(diagnosis.status())
                .append(
                        String.format(
                                Locale.ROOT, ", dead %.3f", diagnosis.census().deadFraction()));
        diagnosis
                .experiments()
                .forEach(
                        experiment ->
                                text.append(
                                        String.format(
                                                Locale.ROOT,
                                                ", %s %.2f %s",
                                                experiment.intervention().id(),
                                                experiment.averted(),
                                                experiment.ci95())));
        return text.toString();
    }

    private static void print(Map<Cause, Map<Cause, Integer>> matrix, List<String> misses) {
        System.out.println("planted -> found");
        matrix.forEach(
                (planted, found) -> System.out.println("  " + planted.id() + " -> " + found));
        misses.forEach(System.out::println);
    }
}
