package org.rekindle.suites.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rekindle.testing.Launcher;
import org.rekindle.testing.MadeUpWatched;

/** The report of a run that a recorder wrote, of a network of thirty layers. */
class WatchedRunReportIT {
    @TempDir static Path folder;

    private static Path run;
    private static MailedReport report;

    @BeforeAll
    static void makeRun() {
        run = folder.resolve("watched");
        report = MailedReport.of(run);
        List<String> layers =
                IntStream.range(0, 30)
                        .mapToObj(layer -> "net.block%d.%d".formatted(layer / 10, layer % 10))
                        .toList();
        MadeUpWatched.of(run, layers, 4).withEpochs(6);
        assertThat(Launcher.run(folder, "explain", run.toString()).code()).isZero();
    }

    @AfterAll
    static void end() {
        if (report != null) {
            report.close();
        }
    }

    @Test
    void opensFromItsFileAndAsksNobodyForAnything() {
        report.assertStandsAlone();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "DARK, 400"})
    void isAccessibleInLightAndDarkWideAndNarrow(ColorScheme scheme, int width) {
        report.assertAccessible(scheme, width);
    }

    @Test
    void drawsWhatTheProgramMeasuredByEpochAndByStep() {
        try (WatchedPage page = report.open()) {
            SameNumbers.assertRows(
                    new Drawn(page.page()).numbersOf("epochs"),
                    new Documents(run).lines("epochs.jsonl"),
                    Map.of(
                            "epoch", "/epoch",
                            "steps", "/steps",
                            "accuracy", "/metrics/accuracy",
                            "loss", "/metrics/loss",
                            "learning rate", "/learning_rate"));
            assertThat(page.page().locator("#epochs .axis.x .title").first().textContent())
                    .isEqualTo("epoch");
            page.page().locator("#part-by-epoch input[value=steps]").click();
            assertThat(page.page().locator("#epochs .axis.x .title").first().textContent())
                    .isEqualTo("step");
            page.assertQuiet();
        }
    }

    @Test
    void drawsGradientsInGroupsAndHasEveryLayerInATable() {
        try (WatchedPage page = report.open()) {
            assertThat(page.page().locator("#gradient-norm .series").count()).isEqualTo(3);
            SameNumbers.assertRows(
                    new Drawn(page.page()).table("layer-signals"),
                    IntStream.range(0, 30)
                            .mapToObj(layer -> Documents.parse("{\"gradient\": 0.5}"))
                            .toList(),
                    Map.of("gradient norm", "/gradient"));
        }
    }

    @Test
    void saysWhatWasLeftOut() {
        try (WatchedPage page = report.open()) {
            assertThat(page.page().locator("#life-lines-1-summary").textContent())
                    .contains("24 of 30 layers are shown");
            assertThat(page.page().locator("#gradient-norm-summary").textContent())
                    .contains("30 layers are shown in 3 groups");
        }
    }
}
