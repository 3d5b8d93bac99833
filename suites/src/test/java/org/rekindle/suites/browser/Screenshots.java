package org.rekindle.suites.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Takes pictures of the report and the dashboard, to look at and for the README: {@code main
 * RUNS_DIR FOLDER RUN...} serves a folder of runs and photographs its list, each run's page and
 * each run's report, light and dark, wide and narrow. {@code report.png} and {@code dashboard.png},
 * of the first run and of the second, are the README's.
 */
final class Screenshots {
    private static final int WIDE = 1280;
    private static final int NARROW = 400;
    private static final int README_HEIGHT = 1560;

    private Screenshots() {}

    /** Takes them. */
    public static void main(String[] arguments) throws Exception {
        Path runs = Path.of(arguments[0]).toAbsolutePath();
        Path folder = Path.of(arguments[1]).toAbsolutePath();
        List<String> names = List.of(arguments).subList(2, arguments.length);
        try (Chromium chromium = Chromium.start();
                Served served = Served.start(folder, runs)) {
            takeForReadme(chromium, served, runs, folder, names);
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                for (int width : new int[] {WIDE, NARROW}) {
                    Browser.NewContextOptions options =
                            new Browser.NewContextOptions()
                                    .setColorScheme(scheme)
                                    .setViewportSize(width, 900);
                    String look = scheme.name().toLowerCase(Locale.ROOT) + "-" + width + ".png";
                    take(chromium, options, served.address(), folder.resolve("list-" + look));
                    for (String name : names) {
                        take(
                                chromium,
                                options,
                                served.addressOf(name),
                                folder.resolve(name + "-" + look));
                        take(
                                chromium,
                                options,
                                runs.resolve(name).resolve("report.html").toUri().toString(),
                                folder.resolve(name + "-report-" + look));
                    }
                }
            }
        }
    }

    /** The report of the first run, and of the second run how it went, in the dashboard. */
    private static void takeForReadme(
            Chromium chromium, Served served, Path runs, Path folder, List<String> names) {
        String report = runs.resolve(names.get(0)).resolve("report.html").toUri().toString();
        part(chromium, ColorScheme.LIGHT, report, "h1", folder.resolve("report.png"));
        String run = served.addressOf(names.get(1));
        part(chromium, ColorScheme.DARK, run, "#part-by-epoch", folder.resolve("dashboard.png"));
    }

    private static void part(
            Chromium chromium, ColorScheme scheme, String address, String from, Path file) {
        Browser.NewContextOptions options =
                new Browser.NewContextOptions()
                        .setColorScheme(scheme)
                        .setViewportSize(WIDE, README_HEIGHT);
        try (WatchedPage watched = chromium.open(options)) {
            watched.page().navigate(address);
            watched.page().waitForSelector(".provenance");
            watched.page().locator(from).evaluate("part => part.scrollIntoView()");
            watched.page().screenshot(new Page.ScreenshotOptions().setPath(file));
        }
    }

    private static void take(
            Chromium chromium, Browser.NewContextOptions options, String address, Path file) {
        try (WatchedPage watched = chromium.open(options)) {
            watched.page().navigate(address);
            watched.page().waitForSelector("table.runs, .provenance");
            watched.page().screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
            watched.assertQuiet();
        }
    }
}
