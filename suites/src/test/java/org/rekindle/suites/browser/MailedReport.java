package org.rekindle.suites.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;

/** The report of a run as it is mailed: opened from its file, in a browser. */
final class MailedReport implements AutoCloseable {
    private final Chromium chromium;
    private final String address;

    private MailedReport(Chromium chromium, Path run) {
        this.chromium = chromium;
        this.address = run.resolve("report.html").toUri().toString();
    }

    /** The report of that run; skips the tests where there is no browser to open it. */
    static MailedReport of(Path run) {
        return new MailedReport(Chromium.start(), run);
    }

    WatchedPage open() {
        return open(new Browser.NewContextOptions());
    }

    private WatchedPage open(Browser.NewContextOptions options) {
        WatchedPage page = chromium.open(options);
        page.page().navigate(address);
        page.page().waitForSelector(".provenance");
        return page;
    }

    /** It asks nobody for anything, and has nothing to complain of. */
    void assertStandsAlone() {
        try (WatchedPage page = open()) {
            assertThat(page.requests()).containsExactly(address);
            page.assertQuiet();
        }
    }

    /** In those colours and at that width, with every table opened. */
    void assertAccessible(ColorScheme scheme, int width) {
        Browser.NewContextOptions options =
                new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900);
        try (WatchedPage page = open(options)) {
            page.page()
                    .locator("details.numbers > summary")
                    .all()
                    .forEach(summary -> summary.click());
            page.assertAccessible();
            page.assertQuiet();
            String fits = "document.documentElement.scrollWidth <= innerWidth";
            assertThat((Boolean) page.page().evaluate(fits))
                    .as("nothing stands out of the page to the right")
                    .isTrue();
        }
    }

    @Override
    public void close() {
        chromium.close();
    }
}
