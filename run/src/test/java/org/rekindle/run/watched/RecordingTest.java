package org.rekindle.run.watched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.run.RunException;
import org.rekindle.subject.Outcome;

/** A run directory may come from anywhere. */
class RecordingTest {
    @TempDir private Path folder;

    @BeforeEach
    void record() throws IOException {
        FakeTraining.train(folder, 1, new Random(0), 3, null, "1", "unused");
    }

    private void replace(String name, String old, String now) throws IOException {
        Path file = folder.resolve(name);
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replaceFirst(old, now));
    }

    private void isRefused(String message) {
        assertThatThrownBy(() -> WatchedRun.open(folder))
                .isInstanceOf(RunException.class)
                .hasMessageContaining(message);
    }

    @Test
    void theOutcomeHasTheCountsOfEveryUnit() {
        Outcome outcome = Recording.read(folder).outcome(new RecordedScore("accuracy", true, 0));
        assertThat(outcome.census().units()).isEqualTo(8);
        assertThat(outcome.census().dead()).isEqualTo(WatchedRun.open(folder).dead());
        assertThat(outcome.atStepZero().dead()).isZero();
        assertThat(outcome.epochs()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"above", "both"})
    void aUnitThatStandsAtItsUpperBoundIsDead(String side) throws IOException {
        int before = Recording.read(folder).units().census().dead();
        replace("units.csv", "active,false,false,30,,,", "dead,false,false,30,," + side + ",");
        assertThat(Recording.read(folder).units().census().dead()).isEqualTo(before + 1);
    }

    @Test
    void aLastLineThatIsCutOffIsLeftOut() throws IOException {
        Files.writeString(
                folder.resolve("epochs.jsonl"),
                Files.readString(folder.resolve("epochs.jsonl")) + "{\"epoch\": 4, \"st");
        assertThat(WatchedRun.open(folder).last().epoch()).isEqualTo(3);
    }

    @Test
    void anotherFormatIsRefused() throws IOException {
        replace("run.json", "\"format\": 1", "\"format\": 2");
        isRefused("has the run format 2, and this version reads format 1");
    }

    @Test
    void aUnitWithoutItsCountsIsRefused() throws IOException {
        replace("units.csv", ",400,", ",many,");
        isRefused("line 2 of units.csv is not a unit with its counts");
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "{}");
        Files.delete(folder.resolve("epochs.jsonl"));
        Files.createSymbolicLink(folder.resolve("epochs.jsonl"), elsewhere);
        isRefused("is a link");
    }

    @Test
    void aLossIsCountedByTheShareThatIsGone() {
        RecordedScore score = new RecordedScore("loss", false, 2);
        WatchedEpoch epoch = Recording.read(folder).epochs().get(1);
        assertThat(score.of(epoch)).isEqualTo(1 - epoch.value() / 2);
        assertThat(score.title()).isEqualTo("share of the first loss that is gone");
    }
}
