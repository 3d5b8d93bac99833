package org.rekindle.cli.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Takes pictures of the report and the dashboard, to look at and for the README: {@code main
 * RUNS_DIR FOLDER RUN...} serves a folder of runs and photographs its list, each run's page and
 * each run's report, light and dark, wide and narrow.
 */
final class Screenshots {
    private static final int WIDE = 1280;
    private static final int NARROW = 400;

    private Screenshots() {}

    /** Takes them. */
    public static void main(String[] arguments) throws Exception {
        Path runs = Path.of(arguments[0]).toAbsolutePath();
        Path folder = Path.of(arguments[1]).toAbsolutePath();
        List<String> names = List.of(arguments).subList(2, arguments.length);
        try (Chromium chromium = Chromium.start();
                Served served = Served.start(folder, runs)) {
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
