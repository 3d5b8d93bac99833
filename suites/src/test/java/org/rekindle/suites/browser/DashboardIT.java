package org.rekindle.suites.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rekindle.suites.browser.Documents.items;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rekindle.testing.Launcher;

/**
 * The dashboard as it is used: the real server, a browser, and runs that go on in other processes.
 */
class DashboardIT {
    private static final double PATIENCE = 60_000;

    /** So many that the run has not ended before the page is open. */
    private static final int LIVE_EPOCHS = 600;

    @TempDir static Path folder;

    private static Chromium chromium;
    private static Path runs;
    private static Served served;

    @BeforeAll
    static void serveTwoStudies() throws Exception {
        chromium = Chromium.start();
        runs = Files.createDirectory(folder.resolve("runs"));
        study("one", "--seed=1");
        study("two", "--seed=2");
        served = Served.start(folder, runs);
    }

    private static void study(String name, String... options) {
        Launcher.Result result =
                Launcher.run(
                        folder,
                        concat(
                                List.of(
                                        "choose",
                                        Launcher.DIGITS,
                                        "--target=digit",
                                        "--activations=relu,leaky_relu",
                                        "--learning-rates=0.003,0.1",
                                        "--seeds=2",
                                        "--hidden=16,16",
                                        "--epochs=4",
                                        "--out=" + runs.resolve(name)),
                                options));
        assertThat(result.code()).as(result.err()).isZero();
    }

    /** A run that takes a while, in a process of its own. */
    private static Process train(String name, int epochs) throws IOException {
        return Launcher.start(
                folder,
                Map.of(),
                folder.resolve(name + ".out").toFile(),
                folder.resolve(name + ".err").toFile(),
                "train",
                Launcher.DIGITS,
                "--target=digit",
                "--activation=relu",
                "--hidden=64,64",
                "--epochs=" + epochs,
                "--out=" + runs.resolve(name));
    }

    private static String[] concat(List<String> arguments, String... options) {
        return Stream.concat(arguments.stream(), List.of(options).stream()).toArray(String[]::new);
    }

    @AfterAll
    static void end() {
        if (served != null) {
            served.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    private static WatchedPage open(String address) {
        return open(address, new Browser.NewContextOptions());
    }

    private static WatchedPage open(String address, Browser.NewContextOptions options) {
        WatchedPage page = chromium.open(options);
        page.page().navigate(address);
        page.page().waitForSelector("h1");
        return page;
    }

    private static LocatorAssertions.ContainsTextOptions soon() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE);
    }

    private static Locator row(Page page, String run) {
        return page.locator("table.runs tbody tr")
                .filter(
                        new Locator.FilterOptions()
                                .setHas(page.locator("a[href='#/run/" + run + "']")));
    }

    @Test
    void listsTheRunsAndFindsThem() {
        try (WatchedPage watched = open(served.address())) {
            Page page = watched.page();
            JsonNode recommendation =
                    new Documents(runs.resolve("one")).json("recommendation.json");
            assertThat(row(page, "one")).containsText("finished");
            assertThat(row(page, "one")).containsText("digits.csv");
            assertThat(row(page, "one")).containsText(recommendation.get("learning_rate").asText());
            page.locator("#search").fill("two");
            assertThat(row(page, "one")).isHidden();
            assertThat(row(page, "two")).isVisible();
            watched.assertQuiet();
            assertThat(watched.requests()).allMatch(url -> url.startsWith(served.address()));
        }
    }

    @Test
    void sortsTheListByItsHeadersWithTheKeyboard() {
        try (WatchedPage watched = open(served.address())) {
            Page page = watched.page();
            Locator name =
                    page.locator("table.runs thead th")
                            .filter(
                                    new Locator.FilterOptions()
                                            .setHasText(Pattern.compile("^Name$")));
            name.locator("button").focus();
            page.keyboard().press("Enter");
            assertThat(name).hasAttribute("aria-sort", "ascending");
            page.keyboard().press("Enter");
            assertThat(name).hasAttribute("aria-sort", "descending");
        }
    }

    @Test
    void opensARunWithTheChartsOfItsReport() {
        try (WatchedPage watched = open(served.address())) {
            Page page = watched.page();
            row(page, "one").locator("a").first().click();
            page.waitForSelector("#score-by-rate .mark");
            List<JsonNode> settings =
                    items(
                            new Documents(runs.resolve("one"))
                                    .json("recommendation.json")
                                    .get("settings"));
            assertThat(new Drawn(page).marks("score-by-rate").stream().map(Drawn.Mark::y).sorted())
                    .containsExactlyElementsOf(
                            settings.stream()
                                    .map(setting -> setting.get("score").asDouble())
                                    .sorted()
                                    .toList());
            watched.assertQuiet();
            page.goBack();
            assertThat(row(page, "two")).isVisible();
        }
    }

    @Test
    void followsARunOfAnotherProcessFromItsFirstEpochToItsEnd() throws Exception {
        Process process = train("live", LIVE_EPOCHS);
        try (WatchedPage watched = open(served.address())) {
            Page page = watched.page();
            assertThat(row(page, "live")).containsText("running", soon());
            row(page, "live").locator("a").first().click();
            page.waitForSelector("#epochs");
            int before = epochs(page);
            page.waitForFunction(
                    "before => document.querySelectorAll(\"#epochs [data-measure='score'] path.line\").length > 0"
                            + " && Number(document.querySelector('#epochs [role=slider]').getAttribute('aria-valuemax')) > before",
                    before,
                    new Page.WaitForFunctionOptions().setTimeout(PATIENCE));
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(page.locator("main")).containsText("finished", soon());
            List<JsonNode> lines = new Documents(runs.resolve("live")).lines("epochs.jsonl");
            List<Map<String, String>> shown = new Drawn(page).numbersOf("epochs");
            assertThat(lines).hasSize(LIVE_EPOCHS + 1);
            assertThat(shown).hasSize(LIVE_EPOCHS + 1);
            for (int i = 1; i < shown.size(); i++) {
                assertThat(Double.valueOf(shown.get(i).get("training loss")))
                        .isEqualTo(lines.get(i).get("training_loss").asDouble());
            }
            // What a run leaves at its end is shown, too, without a reload.
            assertThat(page.locator("#life-lines-1 .raster")).hasCount(2);
            watched.assertQuiet();
        } finally {
            process.destroy();
        }
    }

    private static int epochs(Page page) {
        String most = page.locator("#epochs [role=slider]").first().getAttribute("aria-valuemax");
        return most == null ? 0 : Integer.parseInt(most);
    }

    @Test
    void saysThatARunWasInterruptedWhenItsProcessIsKilled() throws Exception {
        Process process = train("killed", 100_000);
        try (WatchedPage watched = open(served.address())) {
            Page page = watched.page();
            assertThat(row(page, "killed")).containsText("running", soon());
            row(page, "killed").locator("a").first().click();
            page.waitForSelector("#epochs");
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            assertThat(page.locator("main")).containsText("interrupted", soon());
            watched.assertQuiet();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    @Test
    void comparesRunsThatAreSelected() {
        try (WatchedPage watched = open(served.address())) {
            Page page = watched.page();
            row(page, "one").locator("input[type=checkbox]").check();
            row(page, "two").locator("input[type=checkbox]").check();
            page.getByText("Compare 2 runs").click();
            page.waitForSelector("#results");
            for (String run : List.of("one", "two")) {
                JsonNode recommendation =
                        new Documents(runs.resolve(run)).json("recommendation.json");
                assertThat(page.locator("#results"))
                        .containsText(recommendation.get("learning_rate").asText());
            }
            assertThat(page.locator("#differing")).containsText("seed");
            watched.assertQuiet();
            watched.assertAccessible();
        }
    }

    @Test
    void givesTheModelAway() throws Exception {
        try (WatchedPage watched = open(served.addressOf("one"))) {
            Page page = watched.page();
            page.locator("details.downloads > summary").click();
            Download download =
                    page.waitForDownload(() -> page.locator("a[download='model.onnx']").click());
            assertThat(Files.readAllBytes(download.path()))
                    .isEqualTo(Files.readAllBytes(runs.resolve("one/model.onnx")));
        }
    }

    /** Colours depend on the scheme and places on the width, so two pairs are all there is. */
    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "DARK, 400"})
    void isAccessibleInLightAndDarkWideAndNarrow(ColorScheme scheme, int width) {
        Browser.NewContextOptions options =
                new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900);
        for (String address : List.of(served.address(), served.addressOf("one"))) {
            try (WatchedPage watched = open(address, options)) {
                watched.page().waitForSelector("table.runs, #score-by-rate .mark");
                watched.assertAccessible();
                watched.assertQuiet();
            }
        }
    }

    @Test
    void showsHostileNamesAsTextAndABrokenRunAsBroken() throws Exception {
        String name = "<img src=x onerror=alert(1)> \"'&\u202e";
        Path hostile = Files.createDirectory(runs.resolve(name));
        Files.writeString(
                hostile.resolve("run.json"), "{ \"command\": \"<script>alert(2)</script>");
        try (WatchedPage watched = open(served.address())) {
            Page page = watched.page();
            Locator broken =
                    page.locator("table.runs tbody tr")
                            .filter(new Locator.FilterOptions().setHasText("<img src=x"));
            assertThat(broken).containsText("broken", soon());
            assertThat(row(page, "one")).containsText("finished");
            broken.locator("a").first().click();
            assertThat(page.locator("main")).containsText("run.json", soon());
            assertThat(page.locator("main img").count()).isZero();
            watched.assertQuiet();
        }
    }
}
