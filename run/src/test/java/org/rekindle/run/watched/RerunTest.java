package org.rekindle.run.watched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.diagnosis.Cause;
import org.rekindle.diagnosis.RunVerdict;
import org.rekindle.run.RunException;
import org.rekindle.subject.Progress;

/** The program is a JVM that writes what a recorder writes. */
class RerunTest {
    private static final Rerun.Effort EFFORT = new Rerun.Effort(4, OptionalDouble.empty(), 2);

    @TempDir private Path folder;

    private WatchedRun recorded(String rate) throws IOException {
        double value = rate.equals("fails") ? 1 : Double.parseDouble(rate);
        FakeTraining.train(
                folder, value, new Random(0), 3, null, rate, folder.resolve("own").toString());
        return WatchedRun.open(folder);
    }

    private List<Path> experiments() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("experiments"))) {
            return files.filter(Files::isDirectory).toList();
        }
    }

    @Test
    void theCauseIsFoundByStartingTheProgramAgain() throws IOException {
        WatchedRun run = recorded("1");
        Rerun.Explanation explanation = new Rerun(run, EFFORT).explain(Progress.NONE);
        assertThat(explanation.diagnosis().verdict()).isEqualTo(RunVerdict.DEAD_RELUS);
        assertThat(explanation.diagnosis().primaryCause()).isEqualTo(Cause.LEARNING_RATE);
        assertThat(explanation.diagnosis().units()).isNotEmpty();
        assertThat(explanation.repeatable()).isTrue();
        assertThat(folder.resolve("diagnosis.json")).exists();
    }

    @Test
    void experimentsThatAreFinishedAreNotMadeAgain() throws IOException {
        new Rerun(recorded("1"), EFFORT).explain(Progress.NONE);
        List<Path> made = experiments();
        Files.delete(made.get(0).resolve("done"));
        Path kept = made.get(1).resolve("units.csv");
        Object before = Files.getLastModifiedTime(kept);
        new Rerun(WatchedRun.open(folder), EFFORT).explain(Progress.NONE);
        assertThat(experiments()).hasSameSizeAs(made);
        assertThat(made.get(0).resolve("done")).exists();
        assertThat((Object) Files.getLastModifiedTime(kept)).isEqualTo(before);
    }

    @Test
    void aHealthyRunIsStartedOnce() throws IOException {
        Rerun.Explanation explanation = new Rerun(recorded("0.1"), EFFORT).explain(Progress.NONE);
        assertThat(explanation.diagnosis().verdict()).isEqualTo(RunVerdict.HEALTHY);
        assertThat(experiments()).hasSize(1);
    }

    @Test
    void theRemedyForTheCauseBeatsBothControls() throws IOException {
        Rerun.Treated treated =
                new Rerun(recorded("1"), new Rerun.Effort(3, OptionalDouble.empty(), 2))
                        .cure(Progress.NONE);
        assertThat(treated.document().recommended()).isEqualTo("start_anew_smaller_learning_rate");
        assertThat(treated.document().seeds()).isEqualTo(3);
    }

    @Test
    void experimentsDoNotEndBeforeTheNumberOfDeadUnitsHasSettled() throws IOException {
        WatchedRun run = recorded("1");
        assertThat(run.deathsBy()).hasValue(2);
        Path file = folder.resolve("epochs.jsonl");
        Files.writeString(
                file, Files.readString(file).replaceFirst("(\"epoch\": 2.*?\"dead\": )\\d", "$18"));
        assertThat(WatchedRun.open(folder).deathsBy()).hasValue(3);
    }

    @Test
    void nothingIsStartedToPlan() throws IOException {
        RerunPlan plan = new Rerun(recorded("1"), EFFORT).planToExplain();
        assertThat(plan.untilEpoch()).isEqualTo(2);
        assertThat(plan.runs()).isEqualTo(5 * plan.steps().size());
        assertThat(plan.steps())
                .extracting(RerunPlan.Step::changed)
                .doesNotContain("no weight decay");
        assertThat(folder.resolve("experiments")).doesNotExist();
    }

    @Test
    void aBudgetLeavesTheLastExperimentsOut() throws IOException {
        WatchedRun run = recorded("1");
        Rerun.Effort hasty = new Rerun.Effort(2, OptionalDouble.of(2), 1);
        RerunPlan plan = new Rerun(run, hasty).planToExplain();
        assertThat(plan.seconds()).isLessThanOrEqualTo(3);
        assertThat(plan.leftOut()).isNotEmpty();
        assertThat(plan.steps()).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void aProgramThatFailsIsToldWithWhatItSaid() throws IOException {
        Rerun rerun = new Rerun(recorded("fails"), EFFORT);
        assertThatThrownBy(() -> rerun.explain(Progress.NONE))
                .isInstanceOf(RunException.class)
                .hasMessageContaining("ended with code 1")
                .hasMessageContaining("ValueError: no such file: photos");
    }

    @Test
    void aRunWithoutACommandCannotBeStarted() throws IOException {
        WatchedRun run = recorded("1");
        Path file = folder.resolve("run.json");
        Files.writeString(file, Files.readString(file).replace("\"program\"", "\"was\""));
        Rerun rerun = new Rerun(WatchedRun.open(folder), EFFORT);
        assertThat(run.last().epoch()).isEqualTo(3);
        assertThatThrownBy(rerun::planToExplain)
                .isInstanceOf(RunException.class)
                .hasMessageContaining("does not say how to start its program again");
    }
}
