package org.rekindle.benchmarks.driver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rekindle.activation.Relu;
import org.rekindle.benchmarks.protocol.Contender;
import org.rekindle.benchmarks.protocol.WorkloadFile;

/**
 * What counting who fires costs a step: the same contender with and without, in one process, turn
 * by turn.
 */
final class CensusSection {
    /** Who can count, and what to call the step with the count and the one without. */
    private static final List<Pair> PAIRS =
            List.of(
                    new Pair(Peer.REKINDLE, Contender.DEFAULT, Contender.WITHOUT_CENSUS),
                    new Pair(Peer.DJL, Contender.MONITORED, Contender.DEFAULT),
                    new Pair(Peer.PYTORCH, Contender.MONITORED, Contender.DEFAULT),
                    new Pair(Peer.JAX, Contender.MONITORED, Contender.DEFAULT));

    private record Pair(Peer peer, String counting, String plain) {}

    private final Field field;
    private final Settings settings;
    private final Path scratch;
    private final Report report;

    CensusSection(Field field, Settings settings, Path scratch, Report report) {
        this.field = field;
        this.settings = settings;
        this.scratch = scratch;
        this.report = report;
    }

    void run() throws IOException {
        report.heading("Census");
        report.paragraph(
                "A step with and without an exact count, unit by unit, of the samples with z > 0; ReLU."
                        + " Rekindle counts in every step, DJL and PyTorch in a hook before each activation, JAX in its compiled loop.");
        for (Network network : Network.ALL) {
            report.progress("census of " + network.name());
            Path file = scratch.resolve("workload");
            WorkloadFile.write(network.workload(new Relu()), file);
            Table table =
                    new Table(
                            "%s, batch %d: microseconds a step"
                                    .formatted(network.name(), network.batch()),
                            List.of("", "without", "with", "cost"));
            for (Pair pair : PAIRS) {
                field.entrant(pair.peer()).ifPresent(who -> row(table, network, who, pair, file));
            }
            report.table(table);
        }
    }

    private void row(Table table, Network network, Entrant entrant, Pair pair, Path file) {
        Turns without = new Turns(entrant, "without", pair.plain(), settings);
        Turns with = new Turns(entrant, "with", pair.counting(), settings);
        List<Turns> all = new ArrayList<>(List.of(without, with));
        Turns.takeAll(all, file, settings);
        if (without.failed() || with.failed()) {
            String reason = without.failed() ? without.failure() : with.failure();
            if (!reason.contains("UnsupportedOperationException")) {
                table.note("%s: not run: %s".formatted(entrant.title(), reason));
            }
            return;
        }
        double ratio = Statistic.ratio(with.nanos(), without.nanos());
        table.row(
                List.of(
                        entrant.title(),
                        Numbers.plain(without.median() / 1e3),
                        Numbers.plain(with.median() / 1e3),
                        Numbers.change(ratio)));
        ObjectNode node = report.json().withArray("/census").addObject();
        node.put("network", network.name());
        node.put("contender", entrant.id());
        node.put("microseconds_without", without.median() / 1e3);
        node.put("microseconds_with", with.median() / 1e3);
        node.put("ratio", ratio);
    }
}
