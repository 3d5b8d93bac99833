package org.rekindle.cli.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rekindle.census.Verdict;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.cli.terminal.TextTable;
import org.rekindle.diagnosis.Cause;
import org.rekindle.diagnosis.Diagnosis;
import org.rekindle.diagnosis.Examination;
import org.rekindle.diagnosis.Experiment;
import org.rekindle.diagnosis.UnitDiagnosis;
import org.rekindle.run.FileNames;
import org.rekindle.run.engine.ReopenedTrial;
import org.rekindle.statistics.Interval;
import org.rekindle.statistics.RuleOfThree;
import org.rekindle.subject.Status;
import org.rekindle.text.NumberText;

/** A diagnosis on the screen: the answer, the experiments behind it, and what was seen. */
final class DiagnosisReport {
    private static final int STORIES_SHOWN = 4;

    private final Terminal terminal;
    private final ReopenedTrial reopened;
    private final Diagnosis diagnosis;

    DiagnosisReport(Terminal terminal, ReopenedTrial reopened, Diagnosis diagnosis) {
        this.terminal = terminal;
        this.reopened = reopened;
        this.diagnosis = diagnosis;
    }

    void print() {
        terminal.out().println(reopened.title());
        terminal.out().println();
        if (diagnosis.census().isInconclusive()) {
            inconclusive();
        } else if (diagnosis.experiments().isEmpty() || diagnosis.primaryCause() == Cause.NONE) {
            healthy();
        } else {
            sick();
        }
        terminal.out().println();
        terminal.out()
                .printf(
                        "The life lines of all units are in %s, the full diagnosis in %s.%n",
                        reopened.files().folder().resolve(FileNames.LIFE_LINES),
                        reopened.directory().path().resolve(FileNames.DIAGNOSIS));
    }

    private void inconclusive() {
        terminal.out()
                .printf(
                        "Inconclusive: %d of %d hidden units never fired, but %d samples are too few to call them dead;"
                                + " give at least %d.%n",
                        diagnosis.census().inconclusive(),
                        units(),
                        diagnosis.census().samples(),
                        Verdict.MINIMUM_SAMPLES);
    }

    private void healthy() {
        int dead = deadUnits();
        long samples = diagnosis.census().samples();
        if (diagnosis.status() == Status.DIVERGED) {
            terminal.out()
                    .println(
                            "The run diverged: its loss became infinite or NaN. Its units were not dead after the last"
                                    + " complete epoch. Try a smaller learning rate.");
            return;
        }
        String scope = reopened.run().data().censusScope();
        if (dead == 0) {
            terminal.out()
                    .printf("Healthy: none of %d hidden units is dead over %s.%n", units(), scope);
        } else {
            terminal.out()
                    .printf(
                            "Healthy: %d of %d hidden units are dead over %s. That is too few to matter, or chance.%n",
                            dead, units(), scope);
        }
        terminal.out()
                .printf(
                        "Dead means that a unit fires on 0 of %d samples; its true rate is then under %s (95 %%). Zeros alone are"
                                + " sparsity, not death.%n",
                        samples, NumberText.percent(RuleOfThree.upperBound(samples)));
    }

    private void sick() {
        terminal.out()
                .printf(
                        "%d of %d hidden units are dead over %s.%n",
                        deadUnits(), units(), reopened.run().data().censusScope());
        terminal.out()
                .printf(
                        "Cause: %s (%s).%n%n",
                        diagnosis.primaryCause().description(), diagnosis.primaryCause().id());
        int seeds = diagnosis.experiments().get(0).seeds();
        terminal.out()
                .printf(
                        "The same run with one thing changed, over %s:%n",
                        seeds == Examination.SEEDS
                                ? seeds + " seeds"
                                : "the %d of %d seeds in which units died"
                                        .formatted(seeds, Examination.SEEDS));
        TextTable table = new TextTable();
        table.row(List.of("changed", "deaths averted", "95 % interval", "shows"), terminal::faint);
        diagnosis.experiments().forEach(experiment -> table.row(cells(experiment)));
        terminal.out().print(table.indented());
        terminal.out().println();
        stories();
    }

    private static List<String> cells(Experiment experiment) {
        return List.of(
                experiment.intervention().description(),
                share(experiment.averted()),
                experiment.ci95().map(DiagnosisReport::range).orElse("-"),
                experiment.isDecisive() ? experiment.intervention().cause().id() : "-");
    }

    private static String range(Interval interval) {
        return share(interval.low()) + " to " + share(interval.high());
    }

    private static String share(double value) {
        return value < 0 ? "-" + NumberText.percent(-value) : NumberText.percent(value);
    }

    private void stories() {
        Map<String, List<UnitDiagnosis>> layers =
                diagnosis.units().stream()
                        .collect(
                                Collectors.groupingBy(
                                        unit -> unit.life().layer(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        terminal.out().println("The dead units:");
        layers.forEach(
                (layer, units) -> {
                    Map<String, Long> causes =
                            units.stream()
                                    .collect(
                                            Collectors.groupingBy(
                                                    unit -> unit.cause().id(),
                                                    LinkedHashMap::new,
                                                    Collectors.counting()));
                    String counts =
                            causes.entrySet().stream()
                                    .map(entry -> entry.getValue() + " " + entry.getKey())
                                    .collect(Collectors.joining(", "));
                    terminal.out().printf("  %s: %d dead (%s)%n", layer, units.size(), counts);
                    units.stream()
                            .limit(STORIES_SHOWN)
                            .forEach(
                                    unit ->
                                            terminal.out()
                                                    .printf(
                                                            "    unit %d %s%n",
                                                            unit.life().unit(),
                                                            unit.story().text()));
                    if (units.size() > STORIES_SHOWN) {
                        terminal.out().printf("    and %d more%n", units.size() - STORIES_SHOWN);
                    }
                });
    }

    private int deadUnits() {
        return diagnosis.census().dead();
    }

    private int units() {
        return diagnosis.census().units();
    }
}
