package org.rekindle.cli.serve;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.rekindle.cli.terminal.Terminal;

/**
 * Tells what should not happen while a dashboard is served. Each thing once, because a page asks
 * again and again.
 */
final class ServingFailures implements Consumer<Throwable> {
    private static final int MOST = 100;

    private final Terminal terminal;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    ServingFailures(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void accept(Throwable failure) {
        if (told.size() < MOST && told.add(failure.toString())) {
            terminal.err().println("rekindle: unexpected failure of the dashboard: " + failure);
        }
    }
}
