package org.rekindle.cli.explain;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rekindle.cli.rerun.RerunReport;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.cli.terminal.TextTable;
import org.rekindle.diagnosis.Diagnosis;
import org.rekindle.diagnosis.Experiment;
import org.rekindle.diagnosis.RunVerdict;
import org.rekindle.diagnosis.UnitDiagnosis;
import org.rekindle.run.FileNames;
import org.rekindle.run.engine.ExplainEngine;
import org.rekindle.run.engine.ReopenedTrial;
import org.rekindle.run.watched.Rerun;
import org.rekindle.run.watched.WatchedRun;
import org.rekindle.statistics.Interval;
import org.rekindle.text.NumberText;
import org.rekindle.view.DiagnosisWords;
import org.rekindle.view.Program;

/** A diagnosis on the screen: the answer, the experiments behind it, and what was seen. */
final class DiagnosisReport {
    private static final int STORIES_SHOWN = 4;

    private final Terminal terminal;
    private final Explained explained;
    private final Diagnosis diagnosis;

    /**
     * What is reported.
     *
     * @param title the run in one line
     * @param words the answer, the most important sentence first
     * @param diagnosis what they rest on
     * @param folder the run directory
     * @param lives the folder with the life lines
     */
    record Explained(
            String title, List<String> words, Diagnosis diagnosis, Path folder, Path lives) {
        static Explained of(ReopenedTrial reopened, ExplainEngine.Explanation explanation) {
            return new Explained(
                    reopened.title(),
                    DiagnosisWords.of(
                            explanation.document(), reopened.run().recipe().plan().metric()),
                    explanation.diagnosis(),
                    reopened.directory().path(),
                    reopened.files().folder());
        }

        static Explained of(WatchedRun run, Rerun.Explanation explanation) {
            return new Explained(
                    RerunReport.title(run),
                    DiagnosisWords.ofWatched(explanation.document(), run.scoreTitle()),
                    explanation.diagnosis(),
                    run.directory().path(),
                    run.directory().path());
        }
    }

    DiagnosisReport(Terminal terminal, Explained explained) {
        this.terminal = terminal;
        this.explained = explained;
        this.diagnosis = explained.diagnosis();
    }

    void print() {
        terminal.out().println(explained.title());
        terminal.out().println();
        explained.words().forEach(terminal.out()::println);
        terminal.out().println();
        if (!diagnosis.experiments().isEmpty()) {
            experiments();
        }
        if (!diagnosis.units().isEmpty()) {
            stories();
            terminal.out().println();
        }
        if (diagnosis.verdict() != RunVerdict.HEALTHY
                && diagnosis.verdict() != RunVerdict.INCONCLUSIVE) {
            terminal.out()
                    .printf(
                            "To see what helps: %s%n",
                            Program.command("cure", explained.folder().toString()));
        }
        terminal.out()
                .printf(
                        "The life lines of all units are in %s, the full diagnosis in %s.%n",
                        explained.lives().resolve(FileNames.LIFE_LINES),
                        explained.folder().resolve(FileNames.DIAGNOSIS));
    }

    private void experiments() {
        terminal.out().println("The same run with one thing changed, each over the same seeds:");
        TextTable table = new TextTable();
        table.row(
                List.of(
                        "changed",
                        "seeds",
                        "deaths averted",
                        "95 % interval",
                        "score gained",
                        "95 % interval",
                        "shows"),
                terminal::faint);
        diagnosis.sham().ifPresent(sham -> table.row(cells(sham)));
        diagnosis.experiments().forEach(experiment -> table.row(cells(experiment)));
        terminal.out().print(table.indented());
        terminal.out().println();
    }

    private List<String> cells(Experiment experiment) {
        return List.of(
                experiment.intervention().description(),
                Integer.toString(experiment.seeds()),
                experiment
                        .ci95()
                        .map(interval -> NumberText.percent(experiment.averted()))
                        .orElse("-"),
                experiment.ci95().map(DiagnosisReport::range).orElse("-"),
                NumberText.change(experiment.scoreGain()),
                experiment.scoreGainCi95().map(DiagnosisReport::changes).orElse("-"),
                shown(experiment));
    }

    private String shown(Experiment experiment) {
        if (experiment.equals(diagnosis.shownBy().orElse(null))) {
            return diagnosis.primaryCause().id() + " (named)";
        }
        return experiment.isDecisive() || experiment.isGain()
                ? experiment.intervention().cause().id()
                : "-";
    }

    private static String range(Interval interval) {
        return NumberText.percent(interval.low()) + " to " + NumberText.percent(interval.high());
    }

    private static String changes(Interval interval) {
        return NumberText.change(interval.low()) + " to " + NumberText.change(interval.high());
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
}
