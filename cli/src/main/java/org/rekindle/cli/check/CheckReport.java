package org.rekindle.cli.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.cli.terminal.TextTable;
import org.rekindle.onnx.check.CheckedLayer;
import org.rekindle.onnx.check.CheckpointCheck;
import org.rekindle.onnx.check.Movement;
import org.rekindle.onnx.check.Pairing;
import org.rekindle.onnx.checkpoint.Checkpoint;
import org.rekindle.onnx.checkpoint.NotLookedAt;

/** A checked checkpoint on the screen. */
final class CheckReport {
    private static final int MOST_ROWS = 60;
    private static final int MOST_PLACES = 8;
    private static final int LONGEST_NAME = 40;

    private final Terminal terminal;
    private final Checkpoint checkpoint;
    private final CheckpointCheck check;

    CheckReport(Terminal terminal, Checkpoint checkpoint, CheckpointCheck check) {
        this.terminal = terminal;
        this.checkpoint = checkpoint;
        this.check = check;
    }

    void print(@Nullable Checkpoint older) {
        long guessed =
                check.pairs().stream().filter(pair -> pair.pairing() == Pairing.GUESSED).count();
        terminal.out()
                .printf(
                        "%s: %s, arrays: %,d, numbers: %,d, layers with units: %,d, BatchNormalization behind them: %,d%s%s%n%n",
                        checkpoint.path(),
                        checkpoint.format(),
                        checkpoint.arrays().size(),
                        checkpoint.parameters(),
                        check.layers().size(),
                        check.pairs().size(),
                        guessed == 0 ? "" : " (pairs guessed: %,d)".formatted(guessed),
                        older == null ? "" : "; against " + older.path());
        if (!check.layers().isEmpty()) {
            table(older != null);
        }
        findings();
        terminal.out().println(conclusion());
        notLookedAt();
    }

    /** One explanation for each kind, and where it was found. */
    private void findings() {
        Map<FindingKind, List<Finding>> byKind = new EnumMap<>(FindingKind.class);
        Finding.of(check)
                .forEach(
                        finding ->
                                byKind.computeIfAbsent(finding.kind(), kind -> new ArrayList<>())
                                        .add(finding));
        byKind.forEach(
                (kind, findings) -> {
                    int units = findings.stream().mapToInt(finding -> finding.units().size()).sum();
                    String many =
                            units == 0
                                    ? ""
                                    : "%,d %s ".formatted(units, units == 1 ? "unit" : "units");
                    String rest =
                            findings.size() <= MOST_PLACES
                                    ? ""
                                    : " and %,d more".formatted(findings.size() - MOST_PLACES);
                    terminal.out()
                            .printf(
                                    "%s: %s%s%s.%n",
                                    kind.sentence(),
                                    many.isEmpty() ? "" : many + "in ",
                                    findings.stream()
                                            .limit(MOST_PLACES)
                                            .map(Finding::place)
                                            .collect(Collectors.joining(", ")),
                                    rest);
                });
    }

    private void table(boolean compared) {
        TextTable table = new TextTable();
        List<String> headings =
                new ArrayList<>(
                        List.of(
                                "layer",
                                "batch norm",
                                "units",
                                "dead",
                                "improbable",
                                "decayed",
                                "constant",
                                "same",
                                "norm: median",
                                "min"));
        if (compared) {
            headings.addAll(List.of("moved by", "unmoved", "died"));
        }
        table.row(headings, terminal::faint);
        check.layers().stream()
                .limit(MOST_ROWS)
                .forEach(
                        layer ->
                                table.row(
                                        cells(layer, compared),
                                        layer.certifiedDead().isEmpty()
                                                ? text -> text
                                                : terminal::red));
        terminal.out().print(table.indented());
        if (check.layers().size() > MOST_ROWS) {
            terminal.out()
                    .printf(
                            "  and %,d more layers; --json has all%n",
                            check.layers().size() - MOST_ROWS);
        }
        terminal.out().println();
    }

    private static List<String> cells(CheckedLayer layer, boolean compared) {
        List<String> cells = new ArrayList<>();
        cells.add(shortened(layer.layer()));
        cells.add(
                layer.pair()
                        .map(
                                pair ->
                                        shortened(pair.normalization())
                                                + (pair.pairing() == Pairing.GUESSED ? "?" : ""))
                        .orElse("-"));
        cells.add(Integer.toString(layer.units()));
        cells.add(Integer.toString(layer.certifiedDead().size()));
        cells.add(Integer.toString(layer.improbable().size()));
        cells.add(Integer.toString(layer.decayed().size()));
        cells.add(Integer.toString(layer.constant().size()));
        cells.add(Integer.toString(layer.duplicates().stream().mapToInt(List::size).sum()));
        cells.add(layer.weight().isEmpty() ? "-" : number(layer.medianNorm()));
        cells.add(layer.weight().isEmpty() ? "-" : number(layer.smallestNorm()));
        if (compared) {
            cells.add(
                    layer.movement()
                            .map(movement -> number(movement.relativeChange()))
                            .orElse("-"));
            cells.add(count(layer, movement -> movement.unchanged().size()));
            cells.add(count(layer, movement -> movement.newlyDead().size()));
        }
        return cells;
    }

    private static String count(CheckedLayer layer, ToIntFunction<Movement> of) {
        return layer.movement()
                .map(movement -> Integer.toString(of.applyAsInt(movement)))
                .orElse("-");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME
                ? name
                : "..." + name.substring(name.length() - LONGEST_NAME + 3);
    }

    private String conclusion() {
        if (check.layers().isEmpty()) {
            return "No layer with units was recognised, so nothing is said about dead units.";
        }
        int units = check.layers().stream().mapToInt(CheckedLayer::units).sum();
        int dead = check.layers().stream().mapToInt(layer -> layer.certifiedDead().size()).sum();
        return "%,d of %,d units are certified dead by their weights, if a ReLU follows directly; what data would show, weights alone cannot."
                .formatted(dead, units);
    }

    private void notLookedAt() {
        Map<String, List<String>> byReason = new TreeMap<>();
        for (NotLookedAt other : check.notLookedAt()) {
            byReason.computeIfAbsent(other.reason(), reason -> new ArrayList<>()).add(other.name());
        }
        byReason.forEach(
                (reason, names) ->
                        terminal.out()
                                .printf(
                                        "Not looked at: %s%s (%s).%n",
                                        names.get(0),
                                        names.size() == 1
                                                ? ""
                                                : " and %,d more".formatted(names.size() - 1),
                                        reason));
    }
}
