package org.rekindle.cli;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rekindle.text.UnknownName;
import org.rekindle.view.Program;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What picocli refuses, as one line in words of the field: what is wrong, and what to do. */
final class UsageFault {
    private static final Pattern NO_NUMBER =
            Pattern.compile("'(.*)' is not an? (int|long|float|double)");
    private static final Pattern NO_NAME =
            Pattern.compile("expected one of \\[(.*)] \\(case-insensitive\\) but was '(.*)'");
    private static final Pattern NO_PAIR =
            Pattern.compile(".* should be in KEY=VALUE format but was (.*)");
    private static final Pattern UNWANTED = Pattern.compile("'(.*)' is not a boolean");

    private final ParameterException fault;
    private final CommandSpec command;

    private UsageFault(ParameterException fault) {
        this.fault = fault;
        this.command = fault.getCommandLine().getCommandSpec();
    }

    /** The line. */
    static String line(ParameterException fault) {
        return new UsageFault(fault).line();
    }

    private String line() {
        List<String> alike =
                fault instanceof UnmatchedArgumentException unmatched
                        ? unmatched.getSuggestions()
                        : List.of();
        return problem()
                + (alike.isEmpty()
                        ? "; see "
                        : "; did you mean " + String.join(" or ", alike) + "? See ")
                + help();
    }

    private String help() {
        String of = command.parent() == null ? "" : " " + command.name();
        return Program.name() + of + " --help";
    }

    private String problem() {
        if (fault instanceof UnmatchedArgumentException unmatched) {
            return tooMuch(unmatched);
        }
        if (fault instanceof MissingParameterException missing) {
            return missing(missing);
        }
        if (fault instanceof OverwrittenOptionException twice) {
            return "%s is given twice; give it once".formatted(name(twice.getOverwritten()));
        }
        ArgSpec argument = fault.getArgSpec();
        if (argument == null) {
            return message(fault);
        }
        String message = message(fault.getCause() instanceof TypeConversionException e ? e : fault);
        Matcher unwanted = UNWANTED.matcher(message);
        if (unwanted.matches()) {
            return "%s takes no value, but was given \"%s\""
                    .formatted(name(argument), unwanted.group(1));
        }
        return ofArgument(argument, message);
    }

    private String tooMuch(UnmatchedArgumentException unmatched) {
        String first = unmatched.getUnmatched().get(0);
        if (unmatched.isUnknownOption()) {
            return "there is no option \"%s\"".formatted(first);
        }
        if (command.parent() == null) {
            return "there is no command \"%s\"".formatted(first);
        }
        List<ArgSpec> values = List.copyOf(command.positionalParameters());
        return "\"%s\" is one value too many; %s takes only %s"
                .formatted(
                        first,
                        command.name(),
                        values.isEmpty() ? "options" : labels(values) + " and options");
    }

    private String missing(MissingParameterException fault) {
        List<ArgSpec> arguments = fault.getMissing();
        boolean ofOption = arguments.size() == 1 && message(fault).contains("for option");
        return ofOption
                ? "%s needs a value: %s"
                        .formatted(name(arguments.get(0)), arguments.get(0).paramLabel())
                : "%s needs %s".formatted(command.name(), labels(arguments));
    }

    /** A problem with a value, after the name of the option that it was given to. */
    private static String ofArgument(ArgSpec argument, String message) {
        Matcher number = NO_NUMBER.matcher(message);
        Matcher name = NO_NAME.matcher(message);
        Matcher pair = NO_PAIR.matcher(message);
        String text = message;
        if (number.matches()) {
            boolean whole = number.group(2).equals("int") || number.group(2).equals("long");
            text =
                    "\"%s\" is not a %snumber%s"
                            .formatted(
                                    number.group(1),
                                    whole ? "whole " : "",
                                    argument.splitRegex().isEmpty()
                                            ? ""
                                            : "; separate several by commas");
        } else if (name.matches()) {
            text =
                    UnknownName.message(
                            "value",
                            name.group(2),
                            List.of(name.group(1).toLowerCase(Locale.ROOT).split(", ")));
        } else if (pair.matches()) {
            text =
                    "\"%s\" does not have the form %s"
                            .formatted(pair.group(1), argument.paramLabel());
        }
        return text.startsWith(name(argument)) ? text : name(argument) + ": " + text;
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String labels(List<ArgSpec> arguments) {
        return arguments.stream()
                .map(
                        argument ->
                                argument.isOption()
                                        ? name(argument) + " " + argument.paramLabel()
                                        : name(argument))
                .collect(Collectors.joining(" and "));
    }

    /** The message; a value in it may hold line breaks. */
    private static String message(Throwable fault) {
        return String.valueOf(fault.getMessage()).replaceAll("\\R\\s*", " ");
    }
}
