package org.rekindle.suites.watched;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.suites.exported.Commands;

/**
 * A training in PyTorch whose recorder exports the model: {@code mvn -Pfull -pl suites -am
 * -Dtest=ExportedTrainingTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Drekindle.python=/path/to/python test}.
 */
@Tag("full")
class ExportedTrainingTest {
    @Test
    void aScanOfTheExportedModelFindsTheDeadUnitsOfTheRecorder(@TempDir Path folder)
            throws IOException {
        Trainer.assumeThere("torch, numpy, onnx");
        Trainer.start(folder, "exported_cnn");
        List<List<Integer>> recorded = recorded(folder);
        assertThat(recorded).hasSize(4).noneMatch(List::isEmpty);

        JsonNode scan =
                Commands.scan(folder.resolve("model.onnx"), folder.resolve("validation.npy"))
                        .json();
        assertThat(scan.at("/probe/samples").asInt()).isEqualTo(449);
        assertThat(scan.get("skipped")).isEmpty();
        List<List<Integer>> scanned = new ArrayList<>();
        for (JsonNode layer : scan.get("layers")) {
            List<Integer> units = new ArrayList<>();
            layer.get("dead_units").forEach(unit -> units.add(unit.asInt()));
            scanned.add(units);
        }
        assertThat(scanned).isEqualTo(recorded);
    }

    /** The dead units of each layer, in the order of units.csv, which is that of the pass. */
    private static List<List<Integer>> recorded(Path folder) throws IOException {
        Path run;
        try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
            run = runs.findFirst().orElseThrow();
        }
        List<List<Integer>> dead = new ArrayList<>();
        String before = "";
        for (String row : Files.readAllLines(run.resolve("units.csv")).stream().skip(1).toList()) {
            String[] cells = row.split(",", -1);
            if (!cells[0].equals(before)) {
                before = cells[0];
                dead.add(new ArrayList<>());
            }
            if (cells[2].equals("dead")) {
                dead.get(dead.size() - 1).add(Integer.valueOf(cells[1]));
            }
        }
        return dead;
    }
}
