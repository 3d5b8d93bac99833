package org.rekindle.data.preparation;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.data.TableFiles;
import org.rekindle.data.file.Tables;
import org.rekindle.data.reading.ValueRules;
import org.rekindle.data.source.RowSample;
import org.rekindle.data.source.TableReading;
import org.rekindle.data.storage.Storage;
import org.rekindle.network.Dataset;

/** A table that lies on disk is prepared as one in memory, bit by bit. */
class PreparedOnDiskTest {
    private static final String LARGER = "larger than memory";

    @TempDir private Path folder;

    /** Columns of each kind, with gaps, in a random order. */
    @Property(tries = 25)
    void whateverTheColumnsHold(
            @ForAll long seed,
            @ForAll @IntRange(min = 60, max = 700) int rows,
            @ForAll boolean classes,
            @ForAll boolean split)
            throws IOException {
        Path file = Files.createTempFile("rekindle-on-disk", ".csv");
        try {
            TableFiles.write(file, table(new Random(seed), rows, classes));
            PreparationRequest request =
                    new PreparationRequest("y", null, Set.of(), true, true, split, seed)
                            .withValues(
                                    seed % 2 == 0
                                            ? ValueRules.USUAL
                                            : new ValueRules(
                                                    List.of("none", "?"), false, Set.of(), false));
            requireSame(file, TableReading.BY_THE_FILE, request);
        } finally {
            Files.delete(file);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.parquet", "a.json", "a.csv.gz"})
    void whateverKindOfFileItIs(String name) {
        String text = table(new Random(5), 300, true);
        Path csv = TableFiles.write(folder.resolve("a.csv"), text);
        Path file = folder.resolve(name);
        if (name.endsWith(".gz")) {
            TableFiles.write(file, TableFiles.gzip(text));
        } else {
            TableFiles.copy(
                    file, "SELECT * FROM '" + csv + "'", name.endsWith("t") ? "parquet" : "json");
        }
        requireSame(
                file,
                TableReading.BY_THE_FILE,
                new PreparationRequest("y", null, Set.of(), true, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {120, 1000})
    void aSampleOfTheRows(int rows) {
        Path file = TableFiles.write(folder.resolve("a.csv"), table(new Random(6), 700, false));
        requireSame(
                file,
                new TableReading(null, null, null, new RowSample(rows, 1, "y")),
                new PreparationRequest("y", null, Set.of(), true, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = 1100)
    void aTextOfThousandsOfColumns(int width) {
        String header =
                IntStream.range(0, width).mapToObj(i -> "x" + i).collect(joining(",", "y,", "\n"));
        Random random = new Random(7);
        String rows =
                IntStream.range(0, 40)
                        .mapToObj(
                                row ->
                                        IntStream.range(0, width)
                                                .mapToObj(i -> wideCell(random, i))
                                                .collect(joining(",", row % 2 + ",", "\n")))
                        .collect(joining());
        requireSame(
                TableFiles.write(folder.resolve("a.csv"), header + rows),
                TableReading.BY_THE_FILE,
                new PreparationRequest("y", null, Set.of(), true, 1));
    }

    private static String wideCell(Random random, int column) {
        int number = random.nextInt(5);
        return switch (column % 3) {
            case 0 -> number == 0 ? "NA" : String.valueOf(random.nextGaussian());
            case 1 -> "w" + number;
            default -> String.valueOf(number);
        };
    }

    private static String table(Random random, int rows, boolean classes) {
        List<String> columns =
                new ArrayList<>(List.of("y", "x", "gaps", "word", "day", "share", "many", "code"));
        Collections.shuffle(columns, random);
        return Stream.concat(
                        Stream.of(String.join(",", columns)),
                        IntStream.range(0, rows)
                                .mapToObj(
                                        row ->
                                                columns.stream()
                                                        .map(
                                                                name ->
                                                                        cell(
                                                                                name, random, row,
                                                                                classes))
                                                        .collect(joining(","))))
                .collect(joining("\n", "", "\n"));
    }

    private static String cell(String column, Random random, int row, boolean classes) {
        int number = random.nextInt(1000);
        return switch (column) {
            case "y" ->
                    number < 20
                            ? ""
                            : classes ? "class" + number % 3 : String.valueOf(number / 7.0);
            case "x" -> String.valueOf(random.nextGaussian());
            case "gaps" -> number < 100 ? "NA" : number < 150 ? "?" : String.valueOf(number);
            case "word" -> number < 50 ? "" : List.of("red", "green", "blue").get(number % 3);
            case "day" -> LocalDate.of(2020, 1, 1).plusDays(number).toString();
            case "share" -> number % 100 + "%";
            case "many" -> row < 20 ? "w0" : "w" + number % 150;
            default -> "00" + (100 + number);
        };
    }

    private static void requireSame(Path file, TableReading reading, PreparationRequest request) {
        PreparedData here = Preparation.prepare(Tables.read(file, reading), request);
        PreparedData there =
                Preparation.prepare(Tables.read(file, reading, Storage.ON_DISK), request);
        assertThat(here.notes()).noneMatch(note -> note.contains(LARGER));
        assertThat(there.notes()).filteredOn(note -> note.contains(LARGER)).hasSize(2);
        assertThat(there.notes())
                .filteredOn(note -> !note.contains(LARGER))
                .isEqualTo(here.notes());
        assertThat(there.features()).isEqualTo(here.features());
        assertThat(there.classes()).isEqualTo(here.classes());
        assertThat(there.task()).isEqualTo(here.task());
        assertThat(there.inputScaling()).isEqualTo(here.inputScaling());
        assertThat(there.values()).isEqualTo(here.values());
        assertThat(there.isSplit()).isEqualTo(here.isSplit());
        requireSame(there.train(), here.train());
        requireSame(there.validation(), here.validation());
        requireSame(there.test(), here.test());
    }

    private static void requireSame(Dataset there, Dataset here) {
        assertThat(there.inputs()).containsExactly(here.inputs());
        assertThat(there.targets()).containsExactly(here.targets());
    }
}
