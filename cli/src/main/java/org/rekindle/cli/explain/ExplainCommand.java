package org.rekindle.cli.explain;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.rekindle.cli.options.PastRunOptions;
import org.rekindle.cli.rerun.RerunOptions;
import org.rekindle.cli.rerun.RerunReport;
import org.rekindle.cli.run.ReportWriter;
import org.rekindle.cli.terminal.ProgressLine;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.run.FileNames;
import org.rekindle.run.document.Json;
import org.rekindle.run.engine.ExplainEngine;
import org.rekindle.run.engine.ReopenedTrial;
import org.rekindle.run.watched.Rerun;
import org.rekindle.run.watched.RerunPlan;
import org.rekindle.run.watched.WatchedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rekindle explain}: why the dead units of a run died. */
@Command(
        name = "explain",
        customSynopsis = "rekindle explain RUN_DIR [OPTION...]",
        sortOptions = false,
        description = {
            "Shows whether a run learns, which units are dead, and why.",
            "",
            "Repeats the run bit for bit and watches every unit. If units are dead, or the score leaves room, repeats it"
                    + " over five other seeds (up to 20 where that is not enough) with one thing changed at a time. The cause is what"
                    + " was changed, if the change prevents the deaths or lets the run learn, and does so more than other batches alone.",
            "",
            "Of a run that a recorder wrote in another program, it writes the report and says which experiments it would make. Only"
                    + " with --rerun does it start that program.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rekindle train examples/digits.csv --target digit --activation relu \\",
            "      --learning-rate 0.1 --out runs/sick",
            "  rekindle explain runs/sick"
        })
public final class ExplainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private PastRunOptions pastRun;

    @Mixin private RerunOptions rerunOptions;

    @Option(names = "--json", description = "Print one JSON document and nothing else.")
    private boolean json;

    /** With the terminal that it prints to. */
    public ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (pastRun.isWatched()) {
            return explain(WatchedRun.open(pastRun.path()));
        }
        rerunOptions.refuse();
        ReopenedTrial reopened = pastRun.open();
        ProgressLine progress = new ProgressLine(terminal, "experiment", 1, 0);
        ExplainEngine.Explanation explanation =
                new ExplainEngine(reopened).explain(pastRun.threads(), progress::showOf);
        progress.clear();
        ReportWriter.write(reopened.directory(), terminal);
        reopened.directory().unlock();
        if (json) {
            terminal.out().print(Json.pretty(explanation.document()));
        } else {
            new DiagnosisReport(terminal, DiagnosisReport.Explained.of(reopened, explanation))
                    .print();
        }
        return 0;
    }

    private int explain(WatchedRun run) {
        Optional<String> whyNot = run.whyNotRepeatable();
        if (whyNot.isPresent() && !rerunOptions.isWanted() && !json) {
            return explainAsRecorded(run, whyNot.get());
        }
        Rerun rerun = new Rerun(run, rerunOptions.effort(pastRun.threads()));
        RerunPlan plan = rerun.planToExplain();
        RerunReport report = new RerunReport(terminal, run, plan);
        if (!rerunOptions.isWanted()) {
            ReportWriter.write(run.directory(), terminal);
            if (json) {
                terminal.out().print(Json.pretty(plan));
            } else {
                report.print("explain");
                terminal.out()
                        .printf(
                                "What was recorded is in %s%n",
                                run.directory().path().resolve(FileNames.REPORT));
            }
            return 0;
        }
        report.announce();
        ProgressLine progress = new ProgressLine(terminal, "experiment", 1, 0);
        Rerun.Explanation explanation = rerun.explain(progress::showOf);
        progress.clear();
        ReportWriter.write(run.directory(), terminal);
        if (!explanation.repeatable()) {
            terminal.err()
                    .println(
                            "rekindle: without a change the program did other than the recorded run: it is not repeatable, or depends on the number of threads. The intervals hold, but need more seeds");
        }
        if (json) {
            terminal.out().print(Json.pretty(explanation.document()));
        } else {
            new DiagnosisReport(terminal, DiagnosisReport.Explained.of(run, explanation)).print();
        }
        return 0;
    }

    /** The report of a run whose program cannot be started again. */
    private int explainAsRecorded(WatchedRun run, String whyNot) {
        ReportWriter.write(run.directory(), terminal);
        terminal.out().println(RerunReport.title(run));
        terminal.out().println();
        terminal.out()
                .printf("No experiment can be made: %s %s.%n", run.directory().path(), whyNot);
        terminal.out()
                .printf(
                        "What was recorded is in %s%n",
                        run.directory().path().resolve(FileNames.REPORT));
        return 0;
    }
}
