package org.rekindle.cli;

import java.lang.reflect.Member;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rekindle.cli.options.DataOptions;
import org.rekindle.cli.options.TrainingOptions;
import org.rekindle.cli.scan.ProbeOptions;
import org.rekindle.cli.serve.LiveOptions;
import org.rekindle.view.Program;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * How help looks: in 80 columns, options in groups, and commands as the user can type them, each in
 * lines of its own that are not wrapped.
 */
final class HelpLayout {
    private static final int WIDTH = 80;

    /** Options of a command alone, and what all commands have, are where a class is not named. */
    private static final Map<Class<?>, String> HEADINGS = headings();

    private static final String OWN = "Options:";
    private static final String COMMON = "Help and failures:";
    private static final List<String> IN_EVERY_COMMAND = List.of("--help", "--version", "--debug");

    /** Where a command begins in a line of our help. */
    private static final Pattern PROGRAM =
            Pattern.compile("^((?:or:| *source <\\()? *)rekindle(?= )");

    private HelpLayout() {}

    private static Map<Class<?>, String> headings() {
        Map<Class<?>, String> headings = new LinkedHashMap<>();
        headings.put(ProbeOptions.class, "Model and samples:");
        headings.put(DataOptions.class, "Data:");
        headings.put(TrainingOptions.class, "Network and training:");
        headings.put(LiveOptions.class, "While it runs:");
        return headings;
    }

    /** Gives a command and all below it this layout. */
    static void apply(CommandLine commandLine) {
        commandLine.setUsageHelpWidth(WIDTH);
        Map<String, CommandLine.IHelpSectionRenderer> sections = commandLine.getHelpSectionMap();
        sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpLayout::options);
        sections.put(UsageMessageSpec.SECTION_KEY_FOOTER, HelpLayout::footer);
        commandLine.setHelpSectionMap(sections);
        name(commandLine.getCommandSpec());
    }

    private static void name(CommandSpec command) {
        UsageMessageSpec usage = command.usageMessage();
        usage.customSynopsis(named(usage.customSynopsis()));
        usage.footer(named(usage.footer()));
        command.subcommands().values().forEach(below -> name(below.getCommandSpec()));
    }

    private static String[] named(String... lines) {
        String program =
                Program.name().replace("%", "%%").replace("\\", "\\\\").replace("$", "\\$");
        return Arrays.stream(lines)
                .map(line -> PROGRAM.matcher(line).replaceFirst("$1" + program))
                .toArray(String[]::new);
    }

    private static String options(Help help) {
        CommandSpec command = help.commandSpec();
        StringBuilder text = new StringBuilder();
        section(text, help, OWN, option -> !isCommon(option) && headingOf(option) == null);
        for (String heading : HEADINGS.values()) {
            section(text, help, heading, option -> heading.equals(headingOf(option)));
        }
        section(text, help, command.parent() == null ? OWN : COMMON, HelpLayout::isCommon);
        return text.toString();
    }

    private static void section(
            StringBuilder text, Help help, String heading, Predicate<OptionSpec> belongs) {
        List<OptionSpec> options =
                help.commandSpec().options().stream()
                        .filter(option -> !option.hidden())
                        .filter(belongs)
                        .toList();
        if (!options.isEmpty()) {
            boolean below = !text.isEmpty() || !help.commandSpec().positionalParameters().isEmpty();
            text.append(below ? System.lineSeparator() : "")
                    .append(heading)
                    .append(System.lineSeparator())
                    .append(help.optionListExcludingGroups(options));
        }
    }

    private static boolean isCommon(OptionSpec option) {
        return IN_EVERY_COMMAND.contains(option.longestName());
    }

    private static @Nullable String headingOf(OptionSpec option) {
        return option.userObject() instanceof Member member
                ? HEADINGS.get(member.getDeclaringClass())
                : null;
    }

    private static String footer(Help help) {
        return Arrays.stream(help.commandSpec().usageMessage().footer())
                .map(line -> line.formatted() + System.lineSeparator())
                .collect(Collectors.joining());
    }
}
