package org.rekindle.suites.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.data.file.Tables;
import org.rekindle.data.preparation.Preparation;
import org.rekindle.data.preparation.PreparationRequest;
import org.rekindle.data.preparation.PreparedData;
import org.rekindle.data.reading.ValueRules;

/** What pyarrow and pandas write as Arrow gives the same inputs as the same table in Parquet. */
@Tag("full")
class ArrowFromPythonTest {
    private static final Path SCRIPT = Path.of("src/test/python/arrow.py").toAbsolutePath();

    @TempDir private Path folder;

    @Test
    void arrowGivesTheInputsThatParquetGives() throws IOException, InterruptedException {
        new ProcessBuilder(RealTables.PYTHON, SCRIPT.toString(), folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        Path pandas = folder.resolve("pandas.feather");
        assumeTrue(Files.exists(pandas), RealTables.PYTHON + " lacks pyarrow or pandas");
        Map<String, List<Float>> expected = inputs(folder.resolve("table.parquet"));
        assertThat(expected).hasSizeGreaterThan(40);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> !path.toString().endsWith("parquet")).toList()) {
                Map<String, List<Float>> inputs = inputs(file);
                assertThat(inputs.keySet())
                        .as(file.toString())
                        .containsExactlyInAnyOrderElementsOf(
                                file.equals(pandas)
                                        ? without(expected, "decimal")
                                        : expected.keySet());
                inputs.forEach(
                        (name, values) ->
                                assertThat(values)
                                        .as(file + " " + name)
                                        .isEqualTo(expected.get(name)));
            }
        }
    }

    private static Set<String> without(Map<String, List<Float>> inputs, String name) {
        Map<String, List<Float>> rest = new TreeMap<>(inputs);
        rest.remove(name);
        return rest.keySet();
    }

    /** The values of each input, in the order of the rows. */
    private static Map<String, List<Float>> inputs(Path file) {
        PreparationRequest request =
                new PreparationRequest("y", null, Set.of(), false, true, false, 1)
                        .withValues(ValueRules.USUAL);
        PreparedData data = Preparation.prepare(Tables.read(file), request);
        Map<String, List<Float>> inputs = new TreeMap<>();
        int width = data.features().size();
        for (int i = 0; i < width; i++) {
            int place = i;
            inputs.put(
                    data.features().get(i),
                    Stream.iterate(place, at -> at + width)
                            .limit(data.train().samples())
                            .map(at -> data.train().inputs()[at])
                            .toList());
        }
        return inputs;
    }
}
