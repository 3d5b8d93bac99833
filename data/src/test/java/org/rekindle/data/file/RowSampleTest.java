package org.rekindle.data.file;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.data.DataException;
import org.rekindle.data.Read;
import org.rekindle.data.TableFiles;
import org.rekindle.data.preparation.Preparation;
import org.rekindle.data.preparation.PreparationRequest;
import org.rekindle.data.preparation.PreparedData;
import org.rekindle.data.source.RowSample;
import org.rekindle.data.source.TableReading;
import org.rekindle.data.table.Table;

class RowSampleTest {
    private static final int ROWS = 10_000;

    private final Path folder;

    RowSampleTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Sorted by class, a tenth of the rows in the rare one, with a column of row numbers. */
    private Path file() {
        String rows =
                IntStream.range(0, ROWS)
                        .mapToObj(i -> i + "," + i % 7 + "," + (i < ROWS / 10 ? "rare" : "usual"))
                        .collect(joining("\n", "row,x,word\n", "\n"));
        return TableFiles.write(folder.resolve("a.csv"), rows);
    }

    private static TableReading sample(int rows, long seed, String target) {
        return new TableReading(null, null, null, new RowSample(rows, seed, target));
    }

    @Test
    void eachClassKeepsItsShare() {
        Table table = Tables.read(file(), sample(200, 1, "word"));
        assertThat(table.rows()).isEqualTo(200);
        assertThat(Read.texts(table, "word")).filteredOn("rare"::equals).hasSize(20);
        assertThat(table.notes())
                .contains(
                        "A sample of 200 of 10,000 rows, with the shares that \"word\" has in all of"
                                + " them (seed 1).");
    }

    @Test
    void eachTenthOfTheNumbersKeepsItsShare() {
        double[] drawn = Read.numbers(Tables.read(file(), sample(200, 1, "row")), "row");
        for (int tenth = 0; tenth < 10; tenth++) {
            int from = tenth * ROWS / 10;
            assertThat(Arrays.stream(drawn).filter(x -> x >= from && x < from + ROWS / 10))
                    .hasSize(20);
        }
        assertThat(drawn).isSorted();
    }

    @Test
    void theSeedDecidesWhichRows() {
        Path file = file();
        double[] one = Read.numbers(Tables.read(file, sample(50, 1, "word")), "row");
        double[] again = Read.numbers(Tables.read(file, sample(50, 1, "word")), "row");
        double[] two = Read.numbers(Tables.read(file, sample(50, 2, "word")), "row");
        assertThat(again).containsExactly(one);
        assertThat(two).isNotEqualTo(one);
    }

    @Test
    void theRowsThatAreDrawnLieAllOverTheTable() {
        double[] drawn = Read.numbers(Tables.read(file(), sample(1000, 1, "word")), "row");
        double mean = Arrays.stream(drawn).average().orElseThrow();
        // The mean of 1,000 of the numbers 0 to 9,999 has a deviation of about 90.
        assertThat(mean).isBetween(4600.0, 5400.0);
    }

    @Test
    void aColumnOfRowNumbersIsStillKnown() {
        Table table = Tables.read(file(), sample(200, 1, "word"));
        PreparedData prepared = Preparation.prepare(table, new PreparationRequest("word"));
        assertThat(prepared.features()).containsExactly("x");
    }

    @Test
    void aSampleOfAllRowsIsTheTable() {
        Path file = TableFiles.write(folder.resolve("small.csv"), "x,y\n1,2\n3,4\n");
        Table table = Tables.read(file, sample(5, 1, "y"));
        assertThat(Read.numbers(table, "x")).containsExactly(1, 3);
        assertThat(table.notes())
                .contains("The sample is the whole table, which has no more rows.");
    }

    @Test
    void rowsWithoutATargetKeepTheirShare() {
        String rows =
                IntStream.range(0, 100)
                        .mapToObj(i -> i + "," + (i % 2 == 0 ? "" : "yes"))
                        .collect(joining("\n", "x,y\n", "\n"));
        Path file = TableFiles.write(folder.resolve("a.csv"), rows);
        Table table = Tables.read(file, sample(10, 1, "y"));
        assertThat(Read.texts(table, "y")).filteredOn("yes"::equals).hasSize(5);
    }

    @Test
    void arraysHaveNoSamples() {
        Path file =
                TableFiles.npz(
                        folder.resolve("a.npz"),
                        Map.of("x", TableFiles.npy("'|u1'", "(2,)", (byte) 1, (byte) 2)));
        assertThatThrownBy(() -> Tables.read(file, sample(1, 1, "x")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("not of arrays");
    }

    @Test
    void aSampleHasRows() {
        assertThatThrownBy(() -> new RowSample(0, 1, "y"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
