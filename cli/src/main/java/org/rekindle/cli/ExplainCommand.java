package org.rekindle.cli;

import java.util.concurrent.Callable;
import org.rekindle.census.NetworkCensus;
import org.rekindle.cli.run.DiagnosisDocument;
import org.rekindle.cli.run.Json;
import org.rekindle.cli.run.RunDirectory;
import org.rekindle.cli.terminal.ProgressLine;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.diagnosis.Diagnosis;
import org.rekindle.diagnosis.Examination;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rekindle explain}: why the dead units of a run died. */
@Command(
        name = "explain",
        customSynopsis = "rekindle explain RUN_DIR [OPTION...]",
        sortOptions = false,
        description = {
            "Says why the dead units of a run died.",
            "",
            "Repeats the run bit for bit and watches every unit; then repeats it over five seeds with one thing"
                    + " changed at a time. What averts the deaths had caused them.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  rekindle train examples/digits.csv --target digit --activation relu --learning-rate 0.1 --out runs/sick",
            "  rekindle explain runs/sick"
        })
final class ExplainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private PastRunOptions pastRun;

    @Option(names = "--json", description = "Print one JSON document and nothing else.")
    private boolean json;

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ReopenedRun reopened = pastRun.open();
        ProgressLine progress = new ProgressLine(terminal, "experiment", 1, 0);
        Diagnosis diagnosis =
                new Examination(reopened.run(), pastRun.threads())
                        .diagnose(
                                (done, all) -> {
                                    progress.expect(all, false);
                                    progress.show(done);
                                });
        progress.clear();
        RunDirectory directory = reopened.directory();
        NetworkCensus atEnd = diagnosis.census();
        DiagnosisDocument document =
                DiagnosisDocument.of(
                        reopened.key().number(),
                        diagnosis,
                        atEnd.summaries(diagnosis.atStepZero()),
                        reopened.run().data().censusScope(),
                        directory.path().toString());
        reopened.files().writeLives(diagnosis.lifeLines());
        diagnosis.network().ifPresent(reopened.files()::writeSlopes);
        directory.write(RunDirectory.DIAGNOSIS, document);
        ReportOfRun.write(directory, terminal);
        directory.unlock();
        if (json) {
            terminal.out().print(Json.pretty(document));
        } else {
            new DiagnosisReport(terminal, reopened, diagnosis).print();
        }
        return 0;
    }
}
