package org.rekindle.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.rekindle.census.NetworkCensus;
import org.rekindle.cli.run.CureDocument;
import org.rekindle.cli.run.Json;
import org.rekindle.cli.run.RunDirectory;
import org.rekindle.cli.terminal.ProgressLine;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.cli.terminal.TextTable;
import org.rekindle.cure.ControlledTrial;
import org.rekindle.cure.Patient;
import org.rekindle.cure.Remedy;
import org.rekindle.cure.TrialArm;
import org.rekindle.cure.TrialResult;
import org.rekindle.network.DenseNetwork;
import org.rekindle.statistics.Interval;
import org.rekindle.text.NumberText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rekindle cure}: what revives the dead units of a run, tried against doing nothing. */
@Command(
        name = "cure",
        customSynopsis = "rekindle cure RUN_DIR [OPTION...]",
        sortOptions = false,
        description = {
            "Tries what revives the dead units of a run, and whether it does.",
            "",
            "Every remedy goes on from the end of the run, for as many epochs again, over the same ten seeds, beside"
                    + " carrying on unchanged and resetting as many random units. What does not beat both is not"
                    + " recommended; what is, leaves its network in the run directory (cured.npz, cured.onnx).",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  rekindle train examples/digits.csv --target digit --activation relu --learning-rate 0.1 --out runs/sick",
            "  rekindle cure runs/sick"
        })
final class CureCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private PastRunOptions pastRun;

    @Option(names = "--json", description = "Print one JSON document and nothing else.")
    private boolean json;

    CureCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ReopenedRun reopened = pastRun.open();
        Patient patient = Patient.examine(reopened.run(), pastRun.threads());
        ControlledTrial controlled = new ControlledTrial(patient, pastRun.threads());
        ProgressLine progress = new ProgressLine(terminal, "run", controlled.runs(), 0);
        TrialResult outcome = controlled.run((done, all) -> progress.show(done));
        progress.clear();
        RunDirectory directory = reopened.directory();
        CureDocument document =
                CureDocument.of(
                        reopened.key().number(), patient, outcome, directory.path().toString());
        // Never the weights of one answer beside the document of another.
        directory.delete(RunDirectory.CURE);
        directory.delete(RunDirectory.CURED);
        directory.delete(RunDirectory.CURED_ONNX);
        outcome.recommended()
                .ifPresent(
                        arm ->
                                writeCured(
                                        reopened,
                                        arm.remedy(),
                                        controlled.cured(arm.remedy()).network().orElseThrow()));
        directory.write(RunDirectory.CURE, document);
        ReportOfRun.write(directory, terminal);
        directory.unlock();
        if (json) {
            terminal.out().print(Json.pretty(document));
        } else {
            print(reopened, patient, outcome);
        }
        return 0;
    }

    private static void writeCured(ReopenedRun reopened, Remedy remedy, DenseNetwork network) {
        RunDirectory directory = reopened.directory();
        directory.writeWeights(RunDirectory.CURED, network);
        directory.writeBytes(
                RunDirectory.CURED_ONNX, OnnxFile.of(network, reopened.dataAfter(remedy)));
    }

    private void print(ReopenedRun reopened, Patient patient, TrialResult outcome) {
        terminal.out().println(reopened.title());
        String score = reopened.run().recipe().plan().task().scoreTitle();
        terminal.out()
                .printf(
                        "%nAt its end %s of the hidden units are dead; validation %s %s.%n%n",
                        NumberText.percent(patient.outcome().census().deadFraction()),
                        score,
                        NumberText.score(patient.outcome().score().orElse(Double.NaN)));
        if (!patient.condition().needsCure()) {
            terminal.out().println(nothingToCure(patient));
            return;
        }
        terminal.out()
                .printf(
                        "From there, %d more epochs, %d seeds:%n",
                        reopened.run().recipe().plan().epochs(), ControlledTrial.SEEDS);
        TextTable table = new TextTable();
        table.row(
                List.of(
                        "",
                        "val. " + score,
                        "gain over carrying on",
                        "95 % interval",
                        "over random resets",
                        "95 % interval",
                        "dead"),
                terminal::faint);
        outcome.arms().forEach(arm -> table.row(cells(arm)));
        terminal.out().print(table.indented());
        patient.lastHealthyEpoch()
                .ifPresent(
                        epoch ->
                                terminal.out()
                                        .printf(
                                                "The last healthy state is %s.%n",
                                                epoch == 0
                                                        ? "that before training, so going back there means to train again"
                                                        : "that after epoch " + epoch));
        terminal.out().println();
        if (outcome.recommended().isPresent()) {
            TrialArm best = outcome.recommended().get();
            terminal.out()
                    .printf(
                            "Recommended: %s (%s), the least invasive of those that beat both controls and come within"
                                    + " %s of the best.%nThe cured network is in %s%n",
                            best.remedy().description(),
                            best.remedy().id(),
                            NumberText.rate(ControlledTrial.TOLERANCE),
                            reopened.directory().path().resolve(RunDirectory.CURED));
        } else {
            boolean anyHelps = outcome.arms().stream().anyMatch(TrialArm::beatsCarryingOn);
            terminal.out()
                    .println(
                            anyHelps
                                    ? "Nothing surely beats both controls: what beats carrying on is not surely better than resetting"
                                            + " random units."
                                    : "No cure surely beats carrying on.");
        }
    }

    private static String nothingToCure(Patient patient) {
        NetworkCensus census = patient.outcome().census();
        return switch (patient.condition()) {
            case INCONCLUSIVE ->
                    "Inconclusive: %d of %d hidden units never fired, but %d samples are too few to call them dead."
                            .formatted(census.inconclusive(), census.units(), census.samples());
            case CHANCE ->
                    "There is nothing to cure: with other seeds these units do not die, so it is chance.";
            default ->
                    "Healthy: there is nothing to cure. Which activation scores best, rekindle choose tells.";
        };
    }

    private static List<String> cells(TrialArm arm) {
        boolean carryOn = arm.remedy().id().equals("carry_on");
        return List.of(
                title(arm),
                NumberText.score(arm.score()),
                carryOn ? "" : NumberText.change(arm.gainOverCarryOn()),
                carryOn ? "" : arm.gainCi95().map(CureCommand::range).orElse("-"),
                arm.remedy().isControl() ? "" : NumberText.change(arm.gainOverRandom()),
                arm.remedy().isControl()
                        ? ""
                        : arm.gainOverRandomCi95().map(CureCommand::range).orElse("-"),
                NumberText.percent(arm.deadFraction()));
    }

    private static String title(TrialArm arm) {
        return arm.remedy().description()
                + (arm.remedy().isControl() ? " (control)" : "")
                + (arm.diverged() > 0 ? ", %d diverged".formatted(arm.diverged()) : "");
    }

    private static String range(Interval interval) {
        return NumberText.change(interval.low()) + " to " + NumberText.change(interval.high());
    }
}
