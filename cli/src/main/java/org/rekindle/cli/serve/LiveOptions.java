package org.rekindle.cli.serve;

import org.jspecify.annotations.Nullable;
import org.rekindle.cli.options.UsageException;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.serve.BoundAddress;
import picocli.CommandLine.Option;

/** The options that let people look at a run while it works. */
public final class LiveOptions {
    @Option(
            names = "--live",
            description =
                    "Show the run while it works, to browsers on this machine; the URL goes to stderr.")
    private boolean live;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = {
                "The port for --live; 0 takes any free one (default: "
                        + BoundAddress.DEFAULT_PORT
                        + ", or any free one if that is taken)."
            })
    private @Nullable Integer port;

    /** Takes the port, if there shall be one, before the work begins. */
    public LiveDashboard prepare(Terminal terminal) {
        if (!live) {
            if (port != null) {
                throw new UsageException("--port needs --live; give both or none");
            }
            return new LiveDashboard(terminal, null);
        }
        return new LiveDashboard(
                terminal,
                port == null
                        ? BoundAddress.bindUsual()
                        : BoundAddress.bind(BoundAddress.LOOPBACK, port));
    }
}
