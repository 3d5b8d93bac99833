package org.rekindle.suites.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A page that remembers every console message of trouble, every error and every request. */
final class WatchedPage implements AutoCloseable {
    private static final Set<String> TROUBLE = Set.of("error", "warning");
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    WatchedPage(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        page.onConsoleMessage(
                message -> {
                    if (TROUBLE.contains(message.type())) {
                        complaints.add(message.type() + ": " + message.text());
                    }
                });
        page.onPageError(error -> complaints.add("uncaught: " + error));
        page.onRequest(request -> requests.add(request.url()));
    }

    Page page() {
        return page;
    }

    /** The addresses that were asked for, those within the document itself apart. */
    List<String> requests() {
        return requests.stream()
                .filter(url -> !url.startsWith("data:") && !url.startsWith("blob:"))
                .toList();
    }

    void assertQuiet() {
        assertThat(complaints).as("complaints on the console").isEmpty();
    }

    /** What axe-core finds must not be serious or critical. */
    void assertAccessible() {
        List<String> grave =
                new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .filter(rule -> GRAVE.contains(rule.getImpact()))
                                .map(WatchedPage::told)
                                .toList();
        assertThat(grave).as("serious and critical findings of axe-core").isEmpty();
    }

    private static String told(Rule rule) {
        return "%s: %s %s"
                .formatted(
                        rule.getId(),
                        rule.getHelp(),
                        rule.getNodes().stream().map(CheckedNode::getTarget).toList());
    }

    @Override
    public void close() {
        context.close();
    }
}
