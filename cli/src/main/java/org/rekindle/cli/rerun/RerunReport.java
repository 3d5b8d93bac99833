package org.rekindle.cli.rerun;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.run.watched.RerunPlan;
import org.rekindle.run.watched.WatchedEpoch;
import org.rekindle.run.watched.WatchedRun;
import org.rekindle.view.Program;
import org.rekindle.view.ShellWord;

/** What a rerun would start, on the screen. */
public final class RerunReport {
    private static final int SECONDS_A_MINUTE = 60;

    private final Terminal terminal;
    private final WatchedRun run;
    private final RerunPlan plan;

    /** A report of one plan. */
    public RerunReport(Terminal terminal, WatchedRun run, RerunPlan plan) {
        this.terminal = terminal;
        this.run = run;
        this.plan = plan;
    }

    /** The run in one line. */
    public static String title(WatchedRun run) {
        String framework =
                run.document().framework() == null
                        ? "watched"
                        : String.valueOf(run.document().framework().name());
        WatchedEpoch last = run.last();
        return String.format(
                Locale.ROOT,
                "%s, %d epochs in %s: %d of %d units are dead%s",
                framework,
                last.epoch(),
                duration(run.seconds()),
                run.dead(),
                run.units(),
                last.repeatsCensus()
                        ? String.format(Locale.ROOT, ", counted after epoch %d", last.censusEpoch())
                        : "");
    }

    /**
     * Says what would be started, and how to start it.
     *
     * @param command such as {@code explain}
     */
    public void print(String command) {
        terminal.out().println(title(run));
        terminal.out().println();
        terminal.out().println("Its program:");
        terminal.out()
                .printf("  cd %s && %s%n", ShellWord.quoted(plan.directory()), words(plan.argv()));
        terminal.out().println();
        told(terminal.out()::println);
        terminal.out().println();
        terminal.out()
                .println(
                        "Nothing was started. Look at the program first: a run directory may come from a stranger. Then:");
        terminal.out()
                .printf(
                        "  %s%n",
                        Program.command(command, run.directory().path().toString(), "--rerun"));
    }

    /** Says on stderr what is started now. */
    public void announce() {
        told(line -> terminal.err().println(line));
    }

    private interface Line {
        void print(String line);
    }

    private void told(Line out) {
        out.print(
                String.format(
                        Locale.ROOT,
                        "Rekindle starts it %d times, %d at a time, each up to epoch %d of %d (about %s each, about %s in all):",
                        plan.runs(),
                        plan.parallel(),
                        plan.untilEpoch(),
                        run.last().epoch(),
                        duration(plan.secondsEach()),
                        duration(plan.seconds())));
        plan.steps()
                .forEach(
                        step ->
                                out.print(
                                        String.format(
                                                Locale.ROOT,
                                                "  %2d × %s",
                                                step.runs(),
                                                step.changed())));
        if (!plan.leftOut().isEmpty()) {
            out.print(
                    "Left out, to keep the budget: "
                            + plan.leftOut().stream()
                                    .map(RerunPlan.Step::changed)
                                    .collect(Collectors.joining("; "))
                            + ".");
        }
    }

    private static String words(List<String> argv) {
        return argv.stream().map(ShellWord::quoted).collect(Collectors.joining(" "));
    }

    private static String duration(double seconds) {
        return seconds < 2 * SECONDS_A_MINUTE
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : String.format(Locale.ROOT, "%.0f min", seconds / SECONDS_A_MINUTE);
    }
}
