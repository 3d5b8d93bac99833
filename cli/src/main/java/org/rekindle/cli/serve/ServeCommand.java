package org.rekindle.cli.serve;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.serve.BoundAddress;
import org.rekindle.serve.Dashboard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rekindle serve}: the runs of a folder in a browser, as they happen. */
@Command(
        name = "serve",
        customSynopsis = "rekindle serve [RUNS_DIR] [--port N] [--host H] [--open]",
        sortOptions = false,
        description = {
            "Shows finished and running runs in a browser, until you stop it.",
            "",
            "Reads the files of the runs, so it does not matter which process writes them. The browser cannot change anything."
                    + " Only this machine can reach it. With --host, others can, too, by a URL that ends in a secret token.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rekindle train examples/digits.csv --target digit --activation relu \\",
            "      --out runs/digits",
            "  rekindle serve --open",
            "  rekindle serve runs/digits --port 8000",
            "  rekindle serve runs --host 0.0.0.0"
        })
public final class ServeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            arity = "0..1",
            paramLabel = "RUNS_DIR",
            description = "A folder of run directories, or one of them (default: runs).")
    private Path runs = Path.of("runs");

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port; 0 takes any free one (default: ${DEFAULT-VALUE}).")
    private int port = BoundAddress.DEFAULT_PORT;

    @Option(
            names = "--host",
            paramLabel = "H",
            description =
                    "The name or address under which others reach this machine (default: ${DEFAULT-VALUE}).")
    private String host = BoundAddress.LOOPBACK;

    @Option(names = "--open", description = "Open a browser, too.")
    private boolean open;

    /** With the terminal that it prints to. */
    public ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (BoundAddress address = BoundAddress.bind(host, port);
                Dashboard dashboard =
                        Dashboard.start(runs, address, new ServingFailures(terminal))) {
            Runtime.getRuntime().addShutdownHook(new Thread(dashboard::close));
            dashboard.awaitNewest();
            terminal.out().printf("The runs in %s: %s (Ctrl-C stops it)%n", runs, address.url());
            if (open) {
                Browser.open(address.url(), terminal);
            }
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }
}
