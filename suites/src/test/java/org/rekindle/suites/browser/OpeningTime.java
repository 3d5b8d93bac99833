package org.rekindle.suites.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long a run takes to open in the dashboard: {@code main RUNS_DIR RUN [TIMES]} starts
 * the server, opens the page of the run each time in a browser that knows nothing of it, and prints
 * the milliseconds until the trials and the curves are drawn. The first time, the server has just
 * started.
 */
final class OpeningTime {
    private static final int TIMES = 7;

    /**
     * What the browser itself noted: when the run's answer began and ended, and of how many files.
     */
    private static final String NOTED =
            "() => {"
                    + " const all = performance.getEntriesByType('resource');"
                    + " const run = all.find(one => one.name.includes('/api/runs/'));"
                    + " const scripts = all.filter(one => one.name.includes('/assets/'));"
                    + " const last = Math.max(...scripts.map(one => one.responseEnd));"
                    + " return `${scripts.length} files by ${Math.round(last)} ms; run asked for at "
                    + "${Math.round(run.startTime)}, begun ${Math.round(run.responseStart)}, "
                    + "ended ${Math.round(run.responseEnd)} ms`; }";

    private OpeningTime() {}

    /** Measures it. */
    public static void main(String[] arguments) throws Exception {
        Path runs = Path.of(arguments[0]).toAbsolutePath();
        int times = arguments.length > 2 ? Integer.parseInt(arguments[2]) : TIMES;
        try (Chromium chromium = Chromium.start();
                WatchedPage blank = chromium.open();
                Served served = Served.start(Path.of(System.getProperty("java.io.tmpdir")), runs)) {
            // Whoever opens a run has a browser open.
            blank.page().navigate("about:blank");
            for (int i = 0; i < times; i++) {
                System.out.println(open(chromium, served.addressOf(arguments[1])));
            }
        }
    }

    private static String open(Chromium chromium, String address) {
        try (WatchedPage watched = chromium.open()) {
            Page page = watched.page();
            long start = System.nanoTime();
            page.navigate(address);
            page.waitForSelector("#trials tbody tr");
            page.waitForSelector("#score-by-rate .mark");
            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            watched.assertQuiet();
            return took + " ms (" + page.evaluate(NOTED) + ")";
        }
    }
}
