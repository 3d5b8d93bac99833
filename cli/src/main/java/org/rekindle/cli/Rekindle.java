package org.rekindle.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.rekindle.cli.activation.ActivationCommand;
import org.rekindle.cli.check.CheckCommand;
import org.rekindle.cli.choose.ChooseCommand;
import org.rekindle.cli.cure.CureCommand;
import org.rekindle.cli.explain.ExplainCommand;
import org.rekindle.cli.odds.OddsCommand;
import org.rekindle.cli.options.Advice;
import org.rekindle.cli.options.UsageException;
import org.rekindle.cli.prune.PruneCommand;
import org.rekindle.cli.scan.ScanCommand;
import org.rekindle.cli.serve.ServeCommand;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.cli.train.TrainCommand;
import org.rekindle.data.DataException;
import org.rekindle.onnx.model.ModelException;
import org.rekindle.run.RunException;
import org.rekindle.serve.DashboardException;
import org.rekindle.view.Program;
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
            CheckCommand.class,
            OddsCommand.class,
            ActivationCommand.class,
            ServeCommand.class,
            HelpCommand.class,
            VersionCommand.class,
            CompletionCommand.class
        },
        versionProvider = Rekindle.Version.class,
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        customSynopsis = "rekindle COMMAND [OPTION...]",
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
            "  rekindle train examples/digits.csv --target digit --activation relu \\",
            "      --learning-rate 0.1 --out runs/sick",
            "  rekindle explain runs/sick",
            "  rekindle cure runs/sick",
            "  rekindle scan runs/sick/model.onnx --data examples/digits.csv",
            "  rekindle activation elu -1 2 -3",
            "  rekindle serve runs"
        })
public final class Rekindle {
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
        if (arguments.length == 0) {
            terminal.out().print(welcome());
            return 0;
        }
        try {
            return commandLine(terminal).execute(arguments);
        } catch (OutOfMemoryError e) {
            terminal.err()
                    .println(
                            "rekindle: out of memory; use fewer rows or columns, make --hidden,"
                                    + " --threads or --batch-size smaller, or set REKINDLE_JAVA_OPTIONS=-Xmx...");
            return BAD_INPUT;
        }
    }

    /** All commands, ready to take arguments. */
    static CommandLine commandLine(Terminal terminal) {
        Rekindle rekindle = new Rekindle(terminal);
        CommandLine commandLine =
                new CommandLine(rekindle, new TerminalFactory(terminal))
                        .setOut(writer(terminal.out()))
                        .setErr(writer(terminal.err()))
                        .setColorScheme(
                                CommandLine.Help.defaultColorScheme(
                                        terminal.colours()
                                                ? CommandLine.Help.Ansi.ON
                                                : CommandLine.Help.Ansi.OFF))
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setParameterExceptionHandler(
                                (exception, args) -> rekindle.badUsage(exception))
                        .setExecutionExceptionHandler(
                                (exception, command, result) -> rekindle.failure(exception));
        HelpLayout.apply(commandLine);
        return commandLine;
    }

    private static String welcome() {
        return """
               Finds dead ReLUs, says why they died, brings them back, and tells which
               activation to use. To begin with:

                 %s choose examples/digits.csv --target digit

               All commands: %s --help
               """
                .formatted(Program.name(), Program.name());
    }

    private int badUsage(CommandLine.ParameterException exception) {
        print(UsageFault.line(exception));
        return BAD_INPUT;
    }

    /** One line, whatever values, names and causes hold. */
    private void print(String message) {
        terminal.err().println("rekindle: " + message.strip().replaceAll("\\R\\s*", " "));
    }

    private int failure(Exception exception) {
        boolean badInput =
                exception instanceof UsageException
                        || exception instanceof DataException
                        || exception instanceof ModelException
                        || exception instanceof RunException
                        || exception instanceof DashboardException;
        if (badInput) {
            print(Advice.message(exception));
        } else {
            print("unexpected failure: " + exception);
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

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {line()};
        }

        static String line() {
            return "rekindle " + org.rekindle.Version.number();
        }
    }
}
