package org.rekindle.suites.watched;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.cure.TrialArm;
import org.rekindle.cure.TrialResult;
import org.rekindle.diagnosis.Cause;
import org.rekindle.diagnosis.Diagnosis;
import org.rekindle.diagnosis.Experiment;
import org.rekindle.diagnosis.RunVerdict;
import org.rekindle.run.watched.Rerun;
import org.rekindle.run.watched.WatchedRun;
import org.rekindle.subject.Progress;

/**
 * Trainings in PyTorch with a planted fault, and healthy ones: {@code mvn -Pfull -pl suites -am
 * -Dtest=PlantedTrainingsTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Drekindle.python=/path/to/python -Dplanted.trainings.every=1 -Dtests.patience.seconds=20000
 * test}. By default one of twenty is looked at, as all of them take over an hour. With {@code
 * -Dplanted.trainings.folder=/folder} runs and experiments are kept there, and those that lie there
 * are not made again.
 */
@Tag("full")
class PlantedTrainingsTest {
    private static final int EVERY = Integer.getInteger("planted.trainings.every", 20);
    private static final Optional<Path> KEPT =
            Optional.ofNullable(System.getProperty("planted.trainings.folder")).map(Path::of);
    private static final int PARALLEL = 2;

    @TempDir private static Path empty;

    private static Trainer trainer = new Trainer(Path.of("."));

    @BeforeAll
    static void begin() {
        Trainer.assumeThere("torch, numpy");
        trainer = new Trainer(KEPT.orElse(empty).toAbsolutePath());
    }

    private static List<PlantedTraining> chosen(boolean sick) {
        List<PlantedTraining> all =
                PlantedTrainings.all().stream().filter(each -> each.isSick() == sick).toList();
        assertThat(all).hasSize(20);
        List<PlantedTraining> chosen =
                IntStream.range(0, all.size())
                        .filter(i -> i % EVERY == 0)
                        .mapToObj(all::get)
                        .toList();
        System.out.printf(
                "%d of %d %s trainings%n", chosen.size(), all.size(), sick ? "sick" : "healthy");
        return chosen;
    }

    @Test
    void theCauseThatWasPlantedIsFoundAndCuresBeatBothControls() {
        List<PlantedTraining> trainings = chosen(true);
        List<String> wrong = new ArrayList<>();
        int cured = 0;
        System.out.println("| training | dead | without the fault | cause | recommended | score |");
        System.out.println("|---|--:|--:|---|---|--:|");
        for (PlantedTraining training : trainings) {
            WatchedRun run = trainer.run(training);
            double twin = deadFraction(trainer.run(training.twin()));
            assertThat(twin)
                    .as("dead units of %s without its fault", training.name())
                    .isLessThanOrEqualTo(Diagnosis.HARMLESS_DEAD_FRACTION);
            assertThat(deadFraction(run))
                    .as("dead units of %s", training.name())
                    .isGreaterThan(Diagnosis.HARMLESS_DEAD_FRACTION);
            Diagnosis diagnosis = rerun(run).explain(Progress.NONE).diagnosis();
            if (diagnosis.primaryCause() != training.cause()) {
                wrong.add(training.name() + ": " + described(diagnosis));
            }
            TrialResult trial = rerun(run).cure(Progress.NONE).outcome();
            Optional<TrialArm> cure = trial.recommended();
            cured += cure.isPresent() ? 1 : 0;
            System.out.printf(
                    Locale.ROOT,
                    "| `%s` | %.0f %% | %.0f %% | %s%s | %s | %s |%n",
                    training.name(),
                    100 * diagnosis.census().deadFraction(),
                    100 * twin,
                    diagnosis.primaryCause().id(),
                    diagnosis.primaryCause() == training.cause()
                            ? ""
                            : ", not " + training.cause().id(),
                    cure.map(arm -> arm.remedy().id()).orElse("none"),
                    scores(trial, cure));
        }
        System.out.printf(
                "%d sick: %d with the planted cause, %d with a cure that beats both controls%n",
                trainings.size(), trainings.size() - wrong.size(), cured);
        wrong.forEach(System.out::println);
        assertThat(wrong).hasSizeLessThanOrEqualTo(trainings.size() / 10);
        assertThat(cured).isGreaterThanOrEqualTo((int) Math.ceil(0.8 * trainings.size()));
    }

    @Test
    void noHealthyTrainingIsCalledSick() {
        List<PlantedTraining> trainings = chosen(false);
        List<String> alarms = new ArrayList<>();
        double most = 0;
        for (PlantedTraining training : trainings) {
            Diagnosis diagnosis = rerun(trainer.run(training)).explain(Progress.NONE).diagnosis();
            most = Math.max(most, diagnosis.census().deadFraction());
            if (diagnosis.verdict() != RunVerdict.HEALTHY
                    || diagnosis.primaryCause() != Cause.NONE) {
                alarms.add(training.name() + ": " + described(diagnosis));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d healthy, %d of them called sick; most dead units: %.1f %%%n",
                trainings.size(),
                alarms.size(),
                100 * most);
        alarms.forEach(System.out::println);
        assertThat(alarms).isEmpty();
    }

    private static Rerun rerun(WatchedRun run) {
        return new Rerun(run, new Rerun.Effort(Rerun.SEEDS, OptionalDouble.empty(), PARALLEL));
    }

    private static double deadFraction(WatchedRun run) {
        return (double) run.dead() / run.units();
    }

    private static String scores(TrialResult trial, Optional<TrialArm> cure) {
        String before = trial.arms().isEmpty() ? "" : score(trial.arms().get(0));
        return before + cure.map(arm -> " → " + score(arm)).orElse("");
    }

    private static String score(TrialArm arm) {
        return String.format(Locale.ROOT, "%.3f", arm.score());
    }

    private static String described(Diagnosis diagnosis) {
        StringBuilder text = new StringBuilder();
        text.append(diagnosis.verdict().id())
                .append(", ")
                .append(diagnosis.primaryCause().id())
                .append(
                        String.format(
                                Locale.ROOT, ", dead %.3f", diagnosis.census().deadFraction()));
        for (Experiment experiment : diagnosis.experiments()) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "; %s averts %.2f%s, gains %+.3f%s",
                            experiment.intervention().id(),
                            experiment.averted(),
                            experiment.isDecisive() ? " (decisive)" : "",
                            experiment.scoreGain(),
                            experiment.isGain() ? " (a gain)" : ""));
        }
        return text.toString();
    }
}
