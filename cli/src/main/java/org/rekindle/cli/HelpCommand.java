package org.rekindle.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rekindle.cli.options.UsageException;
import org.rekindle.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rekindle help}: the same as {@code --help}, in the order that people type it. */
@Command(
        name = "help",
        customSynopsis = "rekindle help [COMMAND]",
        sortOptions = false,
        description = {"Shows the help of a command, or the list of all commands.", ""},
        footerHeading = "%nExample:%n",
        footer = "  rekindle help choose")
final class HelpCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command (default: all).")
    private @Nullable String name;

    @Spec private CommandSpec spec;

    HelpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        CommandLine root = spec.parent().commandLine();
        CommandLine asked = name == null ? root : root.getSubcommands().get(name);
        if (asked == null) {
            throw new UsageException(
                    "there is no command \"%s\"; known are %s"
                            .formatted(name, String.join(", ", root.getSubcommands().keySet())));
        }
        asked.usage(terminal.out(), root.getColorScheme());
        return 0;
    }
}
