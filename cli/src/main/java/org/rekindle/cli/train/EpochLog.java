package org.rekindle.cli.train;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rekindle.census.LayerSummary;
import org.rekindle.census.NetworkCensus;
import org.rekindle.cli.options.Advice;
import org.rekindle.cli.run.ScoreText;
import org.rekindle.cli.run.TableSummary;
import org.rekindle.cli.terminal.ProgressLine;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.cli.terminal.TextTable;
import org.rekindle.network.Metric;
import org.rekindle.run.RunDirectory;
import org.rekindle.run.document.ScoreDocument;
import org.rekindle.run.engine.LoadedData;
import org.rekindle.run.engine.PlannedStudy;
import org.rekindle.study.Trial;
import org.rekindle.subject.Baseline;
import org.rekindle.subject.ComparedScore;
import org.rekindle.subject.Status;
import org.rekindle.text.NumberText;
import org.rekindle.training.EpochReport;
import org.rekindle.training.FiringHistory;
import org.rekindle.training.TrainingObserver;
import org.rekindle.training.TrainingState;

/** Shows every epoch of a training run as it ends: loss, score, and who has died. */
final class EpochLog implements TrainingObserver {
    private static final int NUMBER_WIDTH = 15;

    private final Terminal terminal;
    private final RunDirectory directory;
    private final boolean quiet;
    private final boolean canStick;
    private final Metric metric;
    private final LoadedData data;
    private final String scope;
    private final boolean isSplit;
    private final int epochs;
    private final ProgressLine progress;
    private final DeathsByEpoch deaths;
    private Optional<NetworkCensus> atStepZero = Optional.empty();

    EpochLog(Terminal terminal, PlannedStudy run, boolean quiet) {
        this.terminal = terminal;
        this.directory = run.directory();
        this.quiet = quiet;
        this.canStick = run.plan().space().activations().get(0).learnsBelowZero();
        this.metric = run.plan().metric();
        this.data = run.data();
        this.scope = data.trainingData().censusScope();
        this.isSplit = run.data().prepared().isSplit();
        this.epochs = run.plan().epochs();
        this.progress = new ProgressLine(terminal, "epoch", epochs, 0);
        this.deaths = new DeathsByEpoch(terminal, canStick);
    }

    @Override
    public void onStart(TrainingState state, NetworkCensus census) {
        atStepZero = Optional.of(census);
        List<LayerSummary> layers = census.summaries(census);
        deaths.add(layers);
        if (!quiet) {
            terminal.out().println(legend());
            terminal.out()
                    .println(
                            terminal.faint(
                                    line("epoch", "train loss", scoreTitle(), names(layers))));
            terminal.out().println(line("start", "", "", counts(layers)));
        }
    }

    @Override
    public void onEpoch(EpochReport report, FiringHistory firing) {
        List<LayerSummary> layers = report.census().summaries(atStepZero.orElseThrow());
        deaths.add(layers);
        if (quiet) {
            progress.show(report.epoch());
        } else {
            terminal.out()
                    .println(
                            line(
                                    "%d/%d".formatted(report.epoch(), epochs),
                                    NumberText.score(report.trainingLoss()),
                                    NumberText.score(report.validation().score()),
                                    counts(layers)));
        }
    }

    /** Ends the progress that stands for the table when that is not shown. */
    void clear() {
        progress.clear();
    }

    /** Shows how the run ended and the last census in full. */
    void finish(Trial trial, Baseline baseline) {
        Optional<ComparedScore> compared =
                trial.validation()
                        .map(
                                found ->
                                        new ComparedScore(
                                                baseline,
                                                found.score(),
                                                found.classes(),
                                                "validation"));
        terminal.out().println();
        TableSummary.warn(data, terminal);
        compared.flatMap(ComparedScore::alarm)
                .ifPresent(alarm -> terminal.out().printf("%s%n%n", terminal.red(alarm)));
        compared.flatMap(ComparedScore::caution)
                .ifPresent(caution -> terminal.out().printf("%s%n%n", caution));
        if (trial.status() == Status.DIVERGED) {
            terminal.out()
                    .printf(
                            "Diverged after %d whole epochs: the loss became infinite or NaN. %s%n%n",
                            trial.epochs(), Advice.diverged());
        }
        deaths.print(trial.status() == Status.DIVERGED);
        TextTable table = new TextTable();
        table.row(
                List.of(
                        "layer",
                        "units",
                        "dead",
                        "born dead",
                        "stuck neg.",
                        "saturated",
                        "rare",
                        "dormant",
                        "always on",
                        "zeros",
                        "mean a",
                        "firing rate (min, median, max)"),
                terminal::faint);
        trial.layers().forEach(layer -> table.row(cells(layer)));
        terminal.out()
                .println(
                        (trial.epochs() == 0 ? "Census before training, over " : "Census over ")
                                + scope);
        terminal.out().print(table.indented());
        trial.layers().stream()
                .filter(layer -> layer.dead() == layer.units())
                .forEach(
                        layer ->
                                terminal.out()
                                        .printf(
                                                "All units of %s are dead, so no gradient passes through it.%n",
                                                layer.layer()));
        trial.layers().stream()
                .filter(layer -> layer.inconclusive() > 0)
                .forEach(
                        layer ->
                                terminal.out()
                                        .printf(
                                                "%s: %d units never fired, but %d samples are too few to call them"
                                                        + " dead.%n",
                                                layer.layer(),
                                                layer.inconclusive(),
                                                layer.samples()));
        trial.validation()
                .ifPresent(
                        validation ->
                                terminal.out()
                                        .printf(
                                                "Validation %s, loss %s; %s of the %s are dead, %s stuck"
                                                        + " negative.%n",
                                                ScoreText.of(
                                                        ScoreDocument.of(validation), metric, data),
                                                NumberText.score(validation.loss()),
                                                NumberText.percent(trial.deadFraction()),
                                                NetworkCensus.unitsTitle(
                                                        trial.layers().stream()
                                                                .map(LayerSummary::layer)),
                                                NumberText.percent(trial.stuckNegativeFraction())));
        compared.ifPresent(score -> terminal.out().println(score.comparison()));
        if (!isSplit) {
            terminal.out()
                    .println(
                            "The rows were not split, so this score is measured on the rows it learnt from: it says"
                                    + " nothing about new rows.");
        }
        terminal.out().println("Everything is in " + directory.path());
    }

    private String legend() {
        return canStick
                ? "Units that never fire on %s: dead + stuck negative".formatted(scope)
                : "Dead units: never fire on %s".formatted(scope);
    }

    private static List<String> names(List<LayerSummary> layers) {
        return layers.stream().map(LayerSummary::layer).toList();
    }

    private List<String> counts(List<LayerSummary> layers) {
        return layers.stream().map(this::count).toList();
    }

    private String count(LayerSummary layer) {
        if (layer.inconclusive() > 0) {
            return "≤ %d/%d".formatted(layer.inconclusive(), layer.units());
        }
        return canStick
                ? "%d + %d/%d".formatted(layer.dead(), layer.stuckNegative(), layer.units())
                : "%d/%d".formatted(layer.dead(), layer.units());
    }

    private String line(String epoch, String loss, String score, List<String> layers) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "  %-7s", epoch));
        line.append(right(loss, NUMBER_WIDTH));
        line.append(right(score, Math.max(NUMBER_WIDTH, scoreTitle().length() + 2)));
        layers.forEach(layer -> line.append(right(layer, NUMBER_WIDTH)));
        return line.toString();
    }

    private static String right(String cell, int width) {
        return String.format(Locale.ROOT, "%" + width + "s", cell);
    }

    private String scoreTitle() {
        return "val. " + metric.title();
    }

    private static List<String> cells(LayerSummary layer) {
        return List.of(
                layer.layer(),
                Integer.toString(layer.units()),
                Integer.toString(layer.dead()),
                Integer.toString(layer.bornDead()),
                Integer.toString(layer.stuckNegative()),
                Integer.toString(layer.saturated()),
                Integer.toString(layer.rare()),
                Integer.toString(layer.dormant()),
                Integer.toString(layer.alwaysOn()),
                NumberText.percent(layer.zeroShare()),
                NumberText.score(layer.meanActivation()),
                "%s, %s, %s"
                        .formatted(
                                NumberText.percent(layer.firingRate().min()),
                                NumberText.percent(layer.firingRate().median()),
                                NumberText.percent(layer.firingRate().max())));
    }
}
