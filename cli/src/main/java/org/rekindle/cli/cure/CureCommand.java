package org.rekindle.cli.cure;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.rekindle.census.NetworkCensus;
import org.rekindle.cli.options.PastRunOptions;
import org.rekindle.cli.rerun.RerunOptions;
import org.rekindle.cli.rerun.RerunReport;
import org.rekindle.cli.run.OnnxFile;
import org.rekindle.cli.run.ReportWriter;
import org.rekindle.cli.terminal.ProgressLine;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.cure.ControlledTrial;
import org.rekindle.cure.Patient;
import org.rekindle.cure.TrialResult;
import org.rekindle.run.FileNames;
import org.rekindle.run.document.Json;
import org.rekindle.run.engine.CureEngine;
import org.rekindle.run.engine.ReopenedTrial;
import org.rekindle.run.watched.Rerun;
import org.rekindle.run.watched.RerunPlan;
import org.rekindle.run.watched.WatchedRun;
import org.rekindle.subject.ComparedScore;
import org.rekindle.text.NumberText;
import org.rekindle.view.CureWords;
import org.rekindle.view.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rekindle cure}: what revives the dead units of a run, tried against doing nothing. */
@Command(
        name = "cure",
        customSynopsis = "rekindle cure RUN_DIR [OPTION...]",
        sortOptions = false,
        description = {
            "Tries remedies for a run that has dead units or does not learn, and measures which ones help.",
            "",
            "Every remedy gets as many epochs again as the run had, over the same ten seeds, and so do two controls:"
                    + " carry on unchanged, and reset random living units, as many as are dead. A remedy is recommended only if it beats"
                    + " both controls, corrected for the number of remedies. Its network is then measured once on the test rows,"
                    + " and written to the run directory (cured.npz, cured.onnx).",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rekindle train examples/digits.csv --target digit --activation relu \\",
            "      --learning-rate 0.1 --out runs/sick",
            "  rekindle cure runs/sick"
        })
public final class CureCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private PastRunOptions pastRun;

    @Mixin private RerunOptions rerunOptions;

    @Option(names = "--json", description = "Print one JSON document and nothing else.")
    private boolean json;

    /** With the terminal that it prints to. */
    public CureCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (pastRun.isWatched()) {
            return cure(WatchedRun.open(pastRun.path()));
        }
        rerunOptions.refuse();
        ReopenedTrial reopened = pastRun.open();
        ProgressLine progress = new ProgressLine(terminal, "run", 1, 0);
        CureEngine.Treated treated =
                new CureEngine(reopened, OnnxFile::of).cure(pastRun.threads(), progress::showOf);
        progress.clear();
        ReportWriter.write(reopened.directory(), terminal);
        reopened.directory().unlock();
        if (json) {
            terminal.out().print(Json.pretty(treated.document()));
        } else {
            print(reopened, treated);
        }
        return 0;
    }

    private int cure(WatchedRun run) {
        Rerun rerun = new Rerun(run, rerunOptions.effort(pastRun.threads()));
        RerunPlan plan = rerun.planToCure();
        RerunReport report = new RerunReport(terminal, run, plan);
        if (!rerunOptions.isWanted()) {
            if (json) {
                terminal.out().print(Json.pretty(plan));
            } else {
                report.print("cure");
            }
            return 0;
        }
        report.announce();
        ProgressLine progress = new ProgressLine(terminal, "run", 1, 0);
        Rerun.Treated treated = rerun.cure(progress::showOf);
        progress.clear();
        ReportWriter.write(run.directory(), terminal);
        if (json) {
            terminal.out().print(Json.pretty(treated.document()));
        } else {
            print(run, treated);
        }
        return 0;
    }

    private void print(WatchedRun run, Rerun.Treated treated) {
        terminal.out().println(RerunReport.title(run));
        terminal.out().println();
        if (!treated.patient().condition().needsCure()) {
            terminal.out()
                    .println(
                            "There is nothing to cure: its units are alive, or died by chance. Whether it learns as much as it could is not looked at.");
            return;
        }
        terminal.out()
                .printf(
                        "The program again from its start, %d epochs, over the same %d seeds. It cannot be trained on from its end, so carrying on is the same as starting anew unchanged:%n",
                        treated.document().epochs(), treated.document().seeds());
        CureTable.print(terminal, run.scoreTitle(), treated.outcome());
        terminal.out().println();
        CureWords.ofWatched(treated.document())
                .ifPresent(words -> words.sentences().forEach(terminal.out()::println));
        treated.outcome()
                .recommended()
                .map(arm -> CodeToChange.of(arm.remedy().id(), run.document()))
                .ifPresent(
                        lines -> {
                            terminal.out().println("In your program:");
                            lines.forEach(line -> terminal.out().println("  " + line));
                        });
    }

    private void print(ReopenedTrial reopened, CureEngine.Treated treated) {
        Patient patient = treated.patient();
        terminal.out().println(reopened.title());
        String score = reopened.run().recipe().plan().metric().title();
        Optional<ComparedScore> compared = compared(patient);
        terminal.out().println();
        compared.flatMap(ComparedScore::alarm)
                .ifPresent(alarm -> terminal.out().printf("%s%n%n", terminal.red(alarm)));
        compared.flatMap(ComparedScore::caution)
                .ifPresent(caution -> terminal.out().printf("%s%n%n", caution));
        terminal.out()
                .printf(
                        "At its end %s of the %s are dead; validation %s %s.%n",
                        NumberText.percent(patient.outcome().census().deadFraction()),
                        patient.outcome().census().unitsTitle(),
                        score,
                        NumberText.score(patient.outcome().score().orElse(Double.NaN)));
        compared.map(ComparedScore::comparison).ifPresent(terminal.out()::println);
        terminal.out().println();
        if (!patient.condition().needsCure()) {
            terminal.out().println(nothingToCure(reopened, patient));
            return;
        }
        terminal.out()
                .printf(
                        "From there, %d more epochs, %d seeds:%n",
                        reopened.run().recipe().plan().epochs(), ControlledTrial.SEEDS);
        CureTable.print(terminal, "val. " + score, treated.outcome());
        terminal.out().println();
        CureWords.of(treated.document(), reopened.directory().readRun())
                .ifPresent(words -> conclude(reopened, treated.outcome(), words));
    }

    private static Optional<ComparedScore> compared(Patient patient) {
        double score = patient.outcome().score().orElse(Double.NaN);
        return patient.baseline()
                .map(
                        base ->
                                new ComparedScore(
                                        base, score, patient.outcome().classes(), "validation"));
    }

    private void conclude(ReopenedTrial reopened, TrialResult outcome, CureWords words) {
        words.sentences().forEach(sentence -> terminal.out().println(sentence));
        if (outcome.recommended().isPresent()) {
            terminal.out()
                    .printf(
                            "The cured network is in %s and, for other tools, %s%n",
                            reopened.directory().path().resolve(FileNames.CURED),
                            reopened.directory().path().resolve(FileNames.CURED_ONNX));
        }
        String command = words.command();
        if (command != null) {
            terminal.out().printf("This trains such a network:%n  %s%n", command);
        }
    }

    private static String nothingToCure(ReopenedTrial reopened, Patient patient) {
        NetworkCensus census = patient.outcome().census();
        return switch (patient.condition()) {
            case INCONCLUSIVE ->
                    "Inconclusive: %d of %d %s never fired, but %d samples are too few to call them dead."
                            .formatted(
                                    census.inconclusive(),
                                    census.units(),
                                    census.unitsTitle(),
                                    census.samples());
            case CHANCE ->
                    "There is nothing to cure: with other seeds these units do not die, so it was chance.";
            default ->
                    "Healthy: there is nothing to cure. To see which activation scores best: "
                            + Program.command(
                                    "choose",
                                    reopened.data().path().toString(),
                                    "--target",
                                    reopened.data().request().target());
        };
    }
}
