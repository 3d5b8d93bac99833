package org.rekindle.cli;

import java.util.concurrent.Callable;
import org.rekindle.cli.terminal.Terminal;
import picocli.CommandLine.Command;

/** {@code rekindle version}: the same as {@code --version}. */
@Command(
        name = "version",
        customSynopsis = "rekindle version",
        description = {"Shows the version.", ""},
        footerHeading = "%nExample:%n",
        footer = "  rekindle version")
final class VersionCommand implements Callable<Integer> {
    private final Terminal terminal;

    VersionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.out().println(Rekindle.Version.line());
        return 0;
    }
}
