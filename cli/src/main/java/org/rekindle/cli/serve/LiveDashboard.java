package org.rekindle.cli.serve;

import org.jspecify.annotations.Nullable;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.run.RunDirectory;
import org.rekindle.serve.BoundAddress;
import org.rekindle.serve.Dashboard;

/** A run that people may look at while it works, or one that they may not. */
public final class LiveDashboard implements AutoCloseable {
    private final Terminal terminal;
    private final @Nullable BoundAddress address;
    private @Nullable RunDirectory directory;
    private @Nullable Dashboard dashboard;

    LiveDashboard(Terminal terminal, @Nullable BoundAddress address) {
        this.terminal = terminal;
        this.address = address;
    }

    /** Serves this run. */
    public void show(RunDirectory run) {
        if (address != null) {
            directory = run;
            dashboard = Dashboard.start(run.path(), address, new ServingFailures(terminal));
            terminal.err().println("Live: " + address.url());
        }
    }

    /** The run is over: whoever looks sees how it ended, and then the server goes. */
    @Override
    public void close() {
        if (directory != null) {
            directory.unlock();
        }
        if (dashboard != null) {
            dashboard.linger();
            dashboard.close();
        }
        if (address != null) {
            address.close();
        }
    }
}
