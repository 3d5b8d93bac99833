package org.rekindle.benchmarks.driver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rekindle.activation.Activation;
import org.rekindle.benchmarks.protocol.Contender;
import org.rekindle.benchmarks.protocol.WorkloadFile;

/** One training step: every network with every activation on every contender. */
final class StepsSection {
    /** Losses of the same training in another order of summation differ by less. */
    private static final double SAME_LOSS = 0.01;

    private final Field field;
    private final Settings settings;
    private final Path scratch;
    private final Report report;

    StepsSection(Field field, Settings settings, Path scratch, Report report) {
        this.field = field;
        this.settings = settings;
        this.scratch = scratch;
        this.report = report;
    }

    /** Lets every contender train with every activation before the first of them is timed. */
    static void warmUp(Field field, Settings settings, Path scratch) throws IOException {
        for (Activation activation : Activation.defaults()) {
            Path file = scratch.resolve("workload");
            WorkloadFile.write(Network.ALL.get(0).workload(activation), file);
            for (Entrant entrant : field.everyone()) {
                new Turns(entrant, "warm-up", Contender.DEFAULT, settings).warmUp(file);
            }
        }
    }

    void run() throws IOException {
        report.heading("Training step");
        report.paragraph(
                "Adam, learning rate %s, cross-entropy, one thread. Median of %d rounds; in each, every contender has its turn."
                                .formatted(Network.LEARNING_RATE, settings.rounds())
                        + " × is the median over rounds of the time over Rekindle's in the same round.");
        for (Network network : Network.ALL) {
            report(network, measure(network));
        }
    }

    /** By activation. */
    private Map<String, List<Turns>> measure(Network network) throws IOException {
        Map<String, List<Turns>> results = new LinkedHashMap<>();
        for (Activation activation : Activation.defaults()) {
            report.progress("step of %s, %s".formatted(network.name(), activation.name()));
            Path file = scratch.resolve("workload");
            WorkloadFile.write(network.workload(activation), file);
            List<Turns> all = new ArrayList<>();
            for (Entrant entrant : field.everyone()) {
                all.add(new Turns(entrant, "step", Contender.DEFAULT, settings));
            }
            Turns.takeAll(all, file, settings);
            results.put(activation.name(), all);
        }
        return results;
    }

    private void report(Network network, Map<String, List<Turns>> results) {
        double peak = peak(results);
        List<String> header = new ArrayList<>();
        header.add("");
        results.keySet().forEach(name -> header.addAll(List.of(name, "")));
        Table table =
                new Table(
                        "%s, batch %d: %s MFLOP a step"
                                .formatted(
                                        network.name(),
                                        network.batch(),
                                        Numbers.plain(network.operations() / 1e6)),
                        header);
        table.row(List.of("microseconds"));
        rows(table, results, (turns, mine) -> List.of(micros(turns), times(turns, mine)));
        table.row(List.of("GFLOP/s, share of the FMA peak"));
        rows(
                table,
                results,
                (turns, mine) -> {
                    double speed = network.operations() / turns.median();
                    return List.of(Numbers.plain(speed), Numbers.percent(speed / peak));
                });
        table.row(List.of("mean loss of the last of %d steps".formatted(Turns.CHECKED_STEPS)));
        rows(table, results, (turns, mine) -> List.of(loss(table, turns, mine), ""));
        compiling(table, results);
        table.note("FMA peak, in the same rounds: %s GFLOP/s.".formatted(Numbers.plain(peak)));
        field.absent().forEach((who, why) -> table.note("Not run: %s: %s".formatted(who, why)));
        report.table(table);
        json(network, results, peak);
    }

    private void compiling(Table table, Map<String, List<Turns>> results) {
        for (Entrant entrant : field.entrants()) {
            DoubleSummaryStatistics seconds =
                    results.values().stream()
                            .mapToDouble(all -> of(all, entrant).compileSeconds())
                            .filter(each -> each > 0)
                            .summaryStatistics();
            if (seconds.getCount() > 0) {
                table.note(
                        "%s: without compiling, which took %s to %s s before the first step."
                                .formatted(
                                        entrant.title(),
                                        Numbers.plain(seconds.getMin()),
                                        Numbers.plain(seconds.getMax())));
            }
        }
    }

    private interface Cells {
        List<String> of(Turns turns, Turns mine);
    }

    private void rows(Table table, Map<String, List<Turns>> results, Cells cells) {
        for (Entrant entrant : field.entrants()) {
            List<String> row = new ArrayList<>(List.of("  " + entrant.title()));
            for (List<Turns> all : results.values()) {
                Turns turns = of(all, entrant);
                if (turns.failed()) {
                    row.addAll(List.of("not run", ""));
                    table.note("%s: not run: %s".formatted(entrant.title(), turns.failure()));
                } else {
                    row.addAll(cells.of(turns, all.get(0)));
                }
            }
            table.row(row);
        }
    }

    private static String micros(Turns turns) {
        return Numbers.plain(turns.median() / 1e3);
    }

    private static String times(Turns turns, Turns mine) {
        return mine.failed() ? "" : Numbers.times(Statistic.ratio(turns.nanos(), mine.nanos()));
    }

    private static String loss(Table table, Turns turns, Turns mine) {
        String text = String.format(Locale.ROOT, "%.4f", turns.loss());
        if (mine.failed() || Math.abs(turns.loss() - mine.loss()) <= SAME_LOSS * mine.loss()) {
            return text;
        }
        table.note("! This loss differs from Rekindle's by more than 1 %: not the same training.");
        return text + " !";
    }

    private double peak(Map<String, List<Turns>> results) {
        if (field.peak().isEmpty()) {
            return Double.NaN;
        }
        Entrant peak = field.peak().get();
        List<Double> nanos = new ArrayList<>();
        for (List<Turns> all : results.values()) {
            nanos.addAll(of(all, peak).nanos());
        }
        return nanos.isEmpty()
                ? Double.NaN
                : Double.parseDouble(peak.title()) / Statistic.of(nanos).median();
    }

    private static Turns of(List<Turns> all, Entrant entrant) {
        return all.stream()
                .filter(turns -> turns.entrant() == entrant)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(entrant.title() + " had no turns"));
    }

    private void json(Network network, Map<String, List<Turns>> results, double peak) {
        ArrayNode steps = report.json().withArray("/steps");
        results.forEach(
                (activation, all) -> {
                    for (Entrant entrant : field.entrants()) {
                        Turns turns = of(all, entrant);
                        ObjectNode node = steps.addObject();
                        node.put("network", network.name());
                        node.put("batch", network.batch());
                        node.put("activation", activation);
                        node.put("contender", entrant.id());
                        node.put("title", entrant.title());
                        if (turns.failed()) {
                            node.put("not_run", turns.failure());
                            continue;
                        }
                        Statistic statistic = Statistic.of(turns.nanos());
                        node.put("microseconds", statistic.median() / 1e3);
                        node.put("microseconds_quartile_1", statistic.lower() / 1e3);
                        node.put("microseconds_quartile_3", statistic.upper() / 1e3);
                        if (!all.get(0).failed()) {
                            node.put(
                                    "times_rekindle",
                                    Statistic.ratio(turns.nanos(), all.get(0).nanos()));
                        }
                        node.put("gflops", network.operations() / statistic.median());
                        node.put("peak_gflops", peak);
                        node.put("loss", turns.loss());
                        node.put("compile_seconds", turns.compileSeconds());
                    }
                });
    }
}
