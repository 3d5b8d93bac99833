package org.rekindle.suites.exported;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.suites.exported.ExportedModel.DeadUnits;
import org.rekindle.testing.Launcher;

/**
 * Forty networks, exported by both exporters of PyTorch, optimised, quantised, in half precision:
 * {@code mvn -Pfull -pl suites -am -Dtest=ExportedModelsTest -Drekindle.python=/path test}. With
 * {@code -Drekindle.exported=/folder} the models are kept there, and those that lie there are not
 * made again.
 */
@Tag("full")
class ExportedModelsTest {
    private static final double SHARE_THAT_GOES = 0.95;
    private static final double SAME = 1e-5;
    private static final double SAME_IN_HALF_PRECISION = 4e-3;

    /**
     * What {@code prune} ends with where an output would change, as in two models that add floats
     * between quantised values: in another order the sum rounds differently, and a quantised value
     * moves by a step. Then nothing goes.
     */
    private static final int OUTPUT_CHANGES = 3;

    /** Why a model is refused that Python's ONNX Runtime optimised, if it is newer than Java's. */
    private static final String NEWER_RUNTIME = "a newer ONNX Runtime has fused";

    @TempDir private static Path empty;

    private static Path folder;

    private static final List<ExportedModel> MODELS = new ArrayList<>();

    @BeforeAll
    static void export() throws IOException {
        Exporter.assumeThere();
        folder = Exporter.folder().orElse(empty);
        JsonNode expected = Exporter.export(folder);
        expected.get("models").forEach(model -> MODELS.add(ExportedModel.of(model, folder)));
        expected.get("refused").forEach(line -> System.out.println("not made: " + line));
    }

    @Test
    void everyDeadUnitIsThatOfTheHooksAndNoRectifierIsMissed() {
        Tally tally = new Tally("models", "units", "dead", "skipped");
        List<String> differences = new ArrayList<>();
        for (ExportedModel model : MODELS) {
            Launcher.Result result = Commands.scan(model);
            if (model.mayBeBlocked() && result.err().contains(NEWER_RUNTIME)) {
                System.out.println(model.path().getFileName() + ": " + result.err().strip());
                continue;
            }
            if (result.code() != 0) {
                differences.add(model.path().getFileName() + ": " + result.err().strip());
                continue;
            }
            JsonNode scan = Launcher.parse(result.out());
            List<DeadUnits> found = ExportedModel.found(scan);
            JsonNode skipped = scan.get("skipped");
            tally.add(model.variant(), 1, model.unitCount(), model.deadCount(), skipped.size());
            if (!model.agrees(found) || !skipped.isEmpty()) {
                differences.add(
                        "%s: found %s, not %s; skipped %s"
                                .formatted(
                                        model.path().getFileName(), found, model.dead(), skipped));
            }
        }
        tally.print();
        differences.forEach(System.out::println);
        assertThat(tally.sum("models")).isGreaterThan(1_000);
        assertThat(differences).isEmpty();
    }

    @Test
    void theDeadUnitsGoAndTheOutputsStay() throws IOException {
        Path pruned = Exporter.emptyPruned(folder);
        Tally tally = new Tally("models", "dead", "removed");
        Map<String, Double> tolerances = new HashMap<>();
        List<String> faults = new ArrayList<>();
        for (ExportedModel model : MODELS) {
            if (!model.isPruned() || model.mayBeBlocked()) {
                continue;
            }
            Path out = pruned.resolve(model.path().getFileName());
            Launcher.Result result = Commands.prune(model, out, tolerance(model));
            if (result.code() == OUTPUT_CHANGES) {
                System.out.println(model.path().getFileName() + ": an output would change");
                tally.add(model.variant(), 1, model.deadCount(), 0);
                continue;
            }
            if (result.code() != 0) {
                faults.add(model.path().getFileName() + ": " + result.err().strip());
                continue;
            }
            JsonNode pruning = Launcher.parse(result.out());
            tolerances.put(out.getFileName().toString(), tolerance(model));
            int removed = pruning.get("units_removed").intValue();
            tally.add(model.variant(), 1, model.deadCount(), removed);
            if (removed < model.deadCount()) {
                System.out.printf(
                        "%s: %d of %d removed; %s%n",
                        model.path().getFileName(),
                        removed,
                        model.deadCount(),
                        pruning.get("kept"));
            }
        }
        tally.print();
        for (JsonNode compared : Exporter.compare(folder)) {
            double tolerance = tolerances.get(compared.get("model").textValue());
            if (!(compared.get("difference").doubleValue() <= tolerance)) {
                faults.add(compared.toString());
            }
        }
        faults.forEach(System.out::println);
        assertThat(faults).isEmpty();
        assertThat(tally.sum("removed"))
                .isGreaterThan((long) (SHARE_THAT_GOES * tally.sum("dead")));
    }

    private static double tolerance(ExportedModel model) {
        return model.isHalf() ? SAME_IN_HALF_PRECISION : SAME;
    }
}
