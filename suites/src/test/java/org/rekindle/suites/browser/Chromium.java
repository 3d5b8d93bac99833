package org.rekindle.suites.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The Chromium that is installed here, without a window. Where there is none, the tests that want
 * one are skipped, and say so.
 */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        // Playwright would fetch browsers of its own, from its maker.
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(executable)
                                        // A container's root has no sandbox; the pages are our own.
                                        .setArgs(List.of("--no-sandbox")));
    }

    /** Starts it, or skips the test that asks. */
    static Chromium start() {
        Optional<Path> executable = find();
        Assumptions.assumeTrue(
                executable.isPresent(),
                "skipped: no Chromium is on the PATH (on Debian: apt-get install chromium)");
        return new Chromium(executable.orElseThrow());
    }

    private static Optional<Path> find() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A page of its own, which notes what went wrong in it and what it asked the network for. */
    WatchedPage open() {
        return open(new Browser.NewContextOptions());
    }

    WatchedPage open(Browser.NewContextOptions options) {
        return new WatchedPage(browser.newContext(options));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
