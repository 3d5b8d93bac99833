package org.rekindle.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.rekindle.cli.run.RunDirectoryException;
import org.rekindle.cli.serve.DashboardException;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.data.DataException;
import org.rekindle.onnx.model.ModelException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The command {@code rekindle}: takes the arguments to a command and turns its end into an exit
 * code.
 */
@Command(
        name = "rekindle",
        description = {
            "Finds dead ReLUs, says why they died, brings them back, and tells which activation to use.",
            ""
        },
        subcommands = {
            ChooseCommand.class,
            TrainCommand.class,
            ExplainCommand.class,
            CureCommand.class,
            ScanCommand.class,
            PruneCommand.class,
            OddsCommand.class,
            ActivationCommand.class,
            ServeCommand.class
        },
        versionProvider = Rekindle.Version.class,
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:fine",
            "1:an unexpected failure",
            "2:wrong usage or bad input; one message says what to do",
            "3:a finding crosses a threshold that you set (--fail-above, --tolerance)"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rekindle choose examples/digits.csv --target digit",
            "  rekindle train examples/digits.csv --target digit --activation relu --bias-init -5",
            "  rekindle explain runs/sick",
            "  rekindle scan model.onnx --data validation.npz",
            "  rekindle activation elu -1 2 -3",
            "  rekindle serve runs"
        })
public final class Rekindle {
    private static final int HELP_WIDTH = 108;
    private static final int FAILURE = 1;
    private static final int BAD_INPUT = 2;

    @Option(
            names = "--debug",
            description = "Show the stack trace of a failure.",
            scope = ScopeType.INHERIT)
    private boolean debug;

    private final Terminal terminal;

    Rekindle(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs one command and exits. */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        Terminal terminal = Terminal.ofProcess();
        int code = run(terminal, arguments);
        // A PrintStream keeps its faults to itself. A reader that has seen enough, such as head, is
        // one too.
        if (terminal.out().checkError() && code == 0) {
            terminal.err().println("rekindle: the output could not be written in full");
            code = FAILURE;
        }
        System.exit(code);
    }

    /** Runs one command and gives its exit code. */
    static int run(Terminal terminal, String... arguments) {
        CommandLine commandLine = commandLine(terminal);
        if (arguments.length == 0) {
            commandLine.usage(terminal.out());
            return 0;
        }
        try {
            return commandLine.execute(arguments);
        } catch (OutOfMemoryError e) {
            terminal.err()
                    .println(
                            "rekindle: the memory is used up; take fewer rows or columns, make --hidden,"
                                    + " --threads or --batch-size smaller, or set REKINDLE_JAVA_OPTIONS=-Xmx...");
            return BAD_INPUT;
        }
    }

    /** All commands with their options. */
    static CommandLine commandLine(Terminal terminal) {
        Rekindle rekindle = new Rekindle(terminal);
        return new CommandLine(rekindle, new TerminalFactory(terminal))
                .setOut(writer(terminal.out()))
                .setErr(writer(terminal.err()))
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(
                                terminal.colours()
                                        ? CommandLine.Help.Ansi.ON
                                        : CommandLine.Help.Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(HELP_WIDTH)
                .setParameterExceptionHandler((exception, args) -> rekindle.badUsage(exception))
                .setExecutionExceptionHandler(
                        (exception, command, result) -> rekindle.failure(exception));
    }

    private int badUsage(CommandLine.ParameterException exception) {
        CommandLine command = exception.getCommandLine();
        String problem = firstLine(exception);
        List<String> suggestions = List.of();
        if (exception instanceof CommandLine.UnmatchedArgumentException unmatched) {
            problem =
                    "there is no command or option \"%s\""
                            .formatted(unmatched.getUnmatched().get(0));
            suggestions = unmatched.getSuggestions();
        } else if (exception.getCause() instanceof CommandLine.TypeConversionException named) {
            problem = firstLine(named);
        }
        terminal.err().println("rekindle: " + problem);
        if (!suggestions.isEmpty()) {
            terminal.err().println("Did you mean " + String.join(" or ", suggestions) + "?");
        }
        String name = command.getCommandSpec().qualifiedName(" ");
        terminal.err().println("See " + name + " --help.");
        return BAD_INPUT;
    }

    private int failure(Exception exception) {
        boolean badInput =
                exception instanceof UsageException
                        || exception instanceof DataException
                        || exception instanceof ModelException
                        || exception instanceof RunDirectoryException
                        || exception instanceof DashboardException;
        if (badInput) {
            terminal.err().println("rekindle: " + Advice.message(exception));
        } else {
            terminal.err().println("rekindle: unexpected failure: " + exception);
        }
        if (debug) {
            exception.printStackTrace(terminal.err());
        } else if (!badInput) {
            terminal.err()
                    .println(
                            "Run it again with --debug for the stack trace, and please report it.");
        }
        return badInput ? BAD_INPUT : FAILURE;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private static String firstLine(Exception exception) {
        String message = exception.getMessage();
        return message == null ? exception.toString() : message.lines().findFirst().orElse(message);
    }

    /** Gives commands the terminal, and everything else what picocli would give it. */
    private record TerminalFactory(Terminal terminal) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            try {
                return type.getDeclaredConstructor(Terminal.class).newInstance(terminal);
            } catch (NoSuchMethodException e) {
                return CommandLine.defaultFactory().create(type);
            }
        }
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"rekindle " + number()};
        }

        static String number() {
            String version = Rekindle.class.getPackage().getImplementationVersion();
            return version == null ? "unknown" : version;
        }
    }
}
