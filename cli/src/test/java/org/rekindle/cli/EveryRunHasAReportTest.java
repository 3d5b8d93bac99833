package org.rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.run.FileNames;
import org.rekindle.testing.PackedView;

class EveryRunHasAReportTest {
    @TempDir private Path folder;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Path out;

    @BeforeEach
    void makeData() throws IOException {
        out = folder.resolve("run");
        StringBuilder rows = new StringBuilder("a,b,y\n");
        for (int row = 0; row < 600; row++) {
            rows.append("%d,%d,%d%n".formatted(row % 40, row % 9, row % 40 > 20 ? 1 : 0));
        }
        Files.writeString(folder.resolve("data.csv"), rows);
    }

    @Test
    void aStudy() throws IOException {
        choose("--learning-rates", "0.01", "--seeds", "2");
        JsonNode report = report();
        assertThat(report.get("status").textValue()).isEqualTo("finished");
        assertThat(report.at("/recommendation/activation").isTextual()).isTrue();
        assertThat(report.at("/trials")).hasSize(8);
        assertThat(report.at("/lives/0/role").textValue()).isEqualTo("winner");
        assertThat(report.at("/slopes")).hasSize(1);
    }

    @Test
    void aStudyThatGoesOn() throws IOException {
        choose("--learning-rates", "0.01", "--seeds", "2", "--exhaustive");
        List<String> lines = Files.readAllLines(out.resolve(FileNames.TRIALS));
        Files.writeString(out.resolve(FileNames.TRIALS), lines.get(0) + "\n");
        Files.delete(out.resolve(FileNames.REPORT));
        run("choose", "--resume", out.toString(), "--json");
        assertThat(report().at("/trials")).hasSize(8);
    }

    @Test
    void aStudyThatCanRecommendNothing() throws IOException {
        choose("--learning-rates", "1e30", "--seeds", "1", "--optimizer", "sgd");
        JsonNode report = report();
        assertThat(report.at("/recommendation/activation").textValue()).isEqualTo("none");
        assertThat(report.at("/trials/0/status").textValue()).isEqualTo("diverged");
        assertThat(report.at("/problem").isNull()).isTrue();
    }

    @Test
    void aTrainingRunThatDiverged() throws IOException {
        train("--activation", "elu", "--learning-rate", "1e30", "--optimizer", "sgd");
        JsonNode report = report();
        assertThat(report.get("status").textValue()).isEqualTo("finished");
        assertThat(report.at("/trials/0/status").textValue()).isEqualTo("diverged");
    }

    @Test
    void aTrainingRunThatWasExplainedAndCured() throws IOException {
        train("--activation", "relu", "--bias-init", "-50");
        JsonNode trained = report();
        assertThat(trained.at("/diagnosis").isNull()).isTrue();
        assertThat(trained.at("/epochs")).hasSize(3);
        assertThat(trained.at("/lives/0/role").textValue()).isEqualTo("run");
        run("explain", out.toString(), "--json");
        JsonNode explained = report();
        assertThat(explained.at("/diagnosis/verdict").textValue()).isEqualTo("dead_relus");
        // After two epochs the run has learnt nothing, even where its units live.
        assertThat(explained.at("/diagnosis/primary_cause").textValue()).isEqualTo("unknown");
        assertThat(explained.at("/lives/0/layers/0/units/0/cause").textValue())
                .isEqualTo("initialization");
        assertThat(explained.at("/cure").isNull()).isTrue();
        run("cure", out.toString(), "--json");
        assertThat(report().at("/cure/trials").size()).isGreaterThan(2);
    }

    private JsonNode report() throws IOException {
        return PackedView.of(Files.readString(out.resolve(FileNames.REPORT)));
    }

    private void choose(String... options) {
        data("choose", options);
    }

    private void train(String... options) {
        data("train", options);
    }

    private void data(String command, String... options) {
        List<String> words =
                new ArrayList<>(List.of(command, folder.resolve("data.csv").toString()));
        words.addAll(List.of("--target", "y", "--epochs", "2", "--hidden", "4"));
        words.addAll(List.of("--out", out.toString(), "--json"));
        words.addAll(List.of(options));
        run(words.toArray(String[]::new));
    }

    private void run(String... arguments) {
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        int code = Rekindle.run(new Terminal(stream, stream, false, false), arguments);
        assertThat(code).as(() -> said.toString(StandardCharsets.UTF_8)).isZero();
    }
}
