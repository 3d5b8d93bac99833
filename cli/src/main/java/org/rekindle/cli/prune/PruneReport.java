package org.rekindle.cli.prune;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rekindle.census.Verdict;
import org.rekindle.cli.scan.OpenedProbe;
import org.rekindle.cli.scan.Proofs;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.cli.terminal.TextTable;
import org.rekindle.onnx.census.ModelCensus;
import org.rekindle.onnx.census.RectifierCensus;
import org.rekindle.onnx.proof.Certificates;

/** A pruning on the screen. */
final class PruneReport {
    private static final double MICROSECONDS = 1e6;

    private final Terminal terminal;
    private final OpenedProbe opened;
    private final ModelCensus census;
    private final Certificates certificates;
    private final PruneDocument document;

    PruneReport(
            Terminal terminal,
            OpenedProbe opened,
            ModelCensus census,
            Certificates certificates,
            PruneDocument document) {
        this.terminal = terminal;
        this.opened = opened;
        this.census = census;
        this.certificates = certificates;
        this.document = document;
    }

    void print() {
        TextTable layers = new TextTable();
        layers.row(
                List.of(
                        "node",
                        "units",
                        "proved dead",
                        opened.isNoise() ? "dead on noise" : "dead on data",
                        "removed"),
                terminal::faint);
        for (RectifierCensus layer : census.layers()) {
            int proved = certificates.dead(layer.rectifier()).size();
            int dead = layer.count(Verdict.DEAD::equals);
            if (proved + dead > 0) {
                String name = layer.rectifier().name();
                layers.row(
                        List.of(
                                name,
                                Integer.toString(layer.units().size()),
                                Integer.toString(proved),
                                Integer.toString(dead),
                                document.removed().getOrDefault(name, 0).toString()));
            }
        }
        if (census.units() > 0) {
            terminal.out().print(layers.indented());
            terminal.out().println();
        }
        census.notes().forEach(terminal.out()::println);
        certificates.notes().forEach(terminal.out()::println);
        document.kept().forEach((name, why) -> terminal.out().printf("%s: %s%n", name, why));
        if (census.inconclusive() > 0) {
            terminal.out()
                    .printf(
                            "%,d units never fired and could not be judged; try more samples.%n",
                            census.inconclusive());
        }
        String refutation = Proofs.refutation(census, certificates);
        if (!refutation.isEmpty()) {
            terminal.out().println(refutation);
        }
        terminal.out().println(conclusion());
        terminal.out().print(figures().indented());
        if (!document.notCompared().isEmpty()) {
            terminal.out()
                    .printf(
                            "These outputs are not tensors of numbers and were not compared: %s%n",
                            String.join(", ", document.notCompared()));
        }
        if (document.unitsRemoved() > 0
                && document.after().secondsPerSample() > document.before().secondsPerSample()) {
            terminal.out()
                    .println(
                            "It is not faster here: a number of channels that fills whole vectors can be faster than a smaller one that does not.");
        }
        if (document.written() != null) {
            terminal.out().printf("%nWritten: %s%n", document.written());
        }
    }

    private String conclusion() {
        if (document.unitsRemoved() > 0) {
            return document.onData()
                    ? terminal.bold(
                            "Units that are dead on these data, but not proved dead, were removed too: on other data the output may differ.")
                    : "Only units that are proved dead were removed.";
        }
        List<String> sentences = new ArrayList<>();
        sentences.add("No unit was removed, so the model is unchanged.");
        if (census.dead() > 0 && !document.onData() && !opened.isNoise()) {
            sentences.add("With --on-data, units that are dead on these data are removed, too.");
        }
        if (document.inputRange().equals("unbounded")) {
            sentences.add("More may be proved with --input-range.");
        }
        return String.join(" ", sentences);
    }

    private TextTable figures() {
        TextTable table = new TextTable();
        table.row(List.of("", "before", "after"), terminal::faint);
        table.row(
                List.of(
                        "parameters",
                        "%,d".formatted(document.before().parameters()),
                        "%,d".formatted(document.after().parameters())));
        Long macsBefore = document.macsBefore();
        Long macsAfter = document.macsAfter();
        if (macsBefore != null && macsAfter != null) {
            table.row(
                    List.of(
                            "multiply-adds a sample",
                            "%,d".formatted(macsBefore),
                            "%,d".formatted(macsAfter)));
        }
        table.row(
                List.of(
                        "bytes",
                        "%,d".formatted(document.before().bytes()),
                        "%,d".formatted(document.after().bytes())));
        table.row(
                List.of(
                        "time a sample (%d at once, %s)"
                                .formatted(
                                        document.batchSize(),
                                        document.threads() == 1
                                                ? "1 thread"
                                                : document.threads() + " threads"),
                        time(document.before().secondsPerSample()),
                        time(document.after().secondsPerSample())));
        table.row(
                List.of(
                        "largest difference",
                        "",
                        document.largestDifference() == 0
                                ? "0"
                                : String.format(
                                        Locale.ROOT,
                                        "%.2g (%.2g of the output)",
                                        document.largestDifference(),
                                        document.relativeDifference())));
        return table;
    }

    private static String time(double seconds) {
        return String.format(
                Locale.ROOT,
                seconds * MICROSECONDS < 10 ? "%.2f µs" : "%.1f µs",
                seconds * MICROSECONDS);
    }
}
