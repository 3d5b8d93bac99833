package org.rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.run.FileNames;
import org.rekindle.run.document.Json;
import org.rekindle.testing.Launcher;
import org.rekindle.testing.MadeUpWatched;
import org.rekindle.testing.PackedView;

/** The commands on a run directory that a recorder wrote. */
class WatchedRunTest {
    @TempDir private Path temporary;
    private Path folder;
    private MadeUpWatched run;

    @BeforeEach
    void run() {
        folder = temporary.resolve("run");
        run = MadeUpWatched.run(folder).withEpochs(3);
    }

    private JsonNode report() throws IOException {
        return PackedView.of(Files.readString(folder.resolve(FileNames.REPORT)));
    }

    /** A program that does what was recorded, whatever is changed. */
    private void program() throws IOException {
        Path prepared = temporary.resolve("prepared");
        MadeUpWatched.run(prepared).withEpochs(3);
        Path script =
                Files.writeString(
                        temporary.resolve("train.sh"),
                        """
                        asked=$(tr -d '\\n' < "$REKINDLE_EXPERIMENT")
                        out=$(sed -n 's/.*"out" : "\\([^"]*\\)".*/\\1/p' "$REKINDLE_EXPERIMENT")
                        mkdir "$out" && cp "%1$s"/* "$out"
                        sed "s|\\"experiment\\" : null|\\"experiment\\" : $asked|" "%1$s/run.json" > "$out/run.json"
                        """
                                .formatted(prepared));
        run.replace(
                FileNames.RUN,
                "\"/usr/bin/python\", \"train.py\", \"--lr\", \"0.1\"",
                "\"/bin/sh\", " + Json.line(script.toString()));
        run.replace(FileNames.RUN, "\"/home/user\"", Json.line(temporary.toString()));
    }

    @Test
    void explainWithoutRerunStartsNothingAndWritesTheReport() throws IOException {
        Launcher.Result result = InProcess.run("explain", folder.toString());
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("Nothing was started").contains(FileNames.REPORT);
        assertThat(folder.resolve("experiments")).doesNotExist();
        JsonNode report = report();
        assertThat(report.get("command").textValue()).isEqualTo("watched");
        assertThat(report.get("status").textValue()).isEqualTo("finished");
        assertThat(report.at("/epochs")).hasSize(4);
        assertThat(report.at("/diagnosis").isNull()).isTrue();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is a shell script")
    void whatARerunFindsIsInTheReport() throws IOException {
        program();
        Launcher.Result explained =
                InProcess.run("explain", folder.toString(), "--rerun", "--seeds=3");
        assertThat(explained.code()).as(explained.err()).isZero();
        JsonNode report = report();
        assertThat(report.at("/diagnosis/verdict").textValue()).isEqualTo("dead_relus");
        assertThat(report.at("/diagnosis/primary_cause").textValue()).isEqualTo("unknown");
        assertThat(report.at("/cure").isNull()).isTrue();
        Launcher.Result cured = InProcess.run("cure", folder.toString(), "--rerun", "--seeds=3");
        assertThat(cured.code()).as(cured.err()).isZero();
        assertThat(report().at("/cure/recommended").textValue()).isEqualTo("none");
        assertThat(report().at("/cure_words/sentences/0").textValue())
                .isEqualTo("No remedy is shown to beat carrying on.");
        assertThat(cured.out()).contains("No remedy is shown to beat carrying on.");
    }

    @Test
    void aRunOfARecorderThatMakesNoExperimentsIsReportedAndNotRepeated() throws IOException {
        run.replace(FileNames.RUN, "\"obeys_experiments\" : null", "\"obeys_experiments\" : false");
        Launcher.Result told = InProcess.run("explain", folder.toString());
        assertThat(told.code()).as(told.err()).isZero();
        assertThat(told.out())
                .contains("No experiment can be made")
                .contains("a recorder that makes no experiments, such as the callback for Keras")
                .doesNotContain("--rerun");
        assertThat(report().at("/epochs")).hasSize(4);
        assertThat(report().toString()).contains("none: its recorder makes no change");
        for (String command : new String[] {"explain", "cure"}) {
            Launcher.Result refused = InProcess.run(command, folder.toString(), "--rerun");
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err())
                    .contains("rekindle: " + folder)
                    .contains("repeat its program yourself, with the change that you suspect")
                    .hasLineCount(1);
        }
        assertThat(folder.resolve("experiments")).doesNotExist();
        assertThat(InProcess.run("check", folder.toString()).code()).isZero();
    }

    @Test
    void aRunOfANotebookIsReported() throws IOException {
        String document = Files.readString(folder.resolve(FileNames.RUN));
        String program = Json.tree(document).get("program").toString();
        Files.writeString(
                folder.resolve(FileNames.RUN),
                Json.tree(document).toString().replace(program, "null"));
        Launcher.Result told = InProcess.run("explain", folder.toString());
        assertThat(told.code()).as(told.err()).isZero();
        assertThat(told.out()).contains("it ran in a notebook, or was typed in");
        assertThat(report().at("/epochs")).hasSize(4);
    }

    @Test
    void checkSaysThatAWatchedRunIsWhole() {
        Launcher.Result whole = InProcess.run("check", folder.toString());
        assertThat(whole.code()).as(whole.err()).isZero();
        assertThat(whole.out()).contains("a whole watched run, finished");
    }

    @Test
    void checkSaysTheFirstFaults() {
        run.replace(FileNames.EPOCHS, "\"layer\":\"features.0\"", "\"layer\":\"hidden\"");
        Launcher.Result result = InProcess.run("check", folder.toString());
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains("rekindle: line 1 of epochs.jsonl has the layer \"hidden\"")
                .hasLineCount(4);
    }

    @Test
    void checkLooksAtTheCountsOfEveryUnit() {
        run.replace(FileNames.UNITS, ",400,200,200,", ",400,,200,");
        Launcher.Result result = InProcess.run("check", folder.toString());
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("line 2 of units.csv is not a unit with its counts");
    }
}
