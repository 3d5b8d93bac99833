package org.rekindle.data.delimited;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.data.DataException;
import org.rekindle.data.Read;
import org.rekindle.data.TableFiles;
import org.rekindle.data.file.Tables;
import org.rekindle.data.table.MarkedCells;
import org.rekindle.data.table.NumberColumn;
import org.rekindle.data.table.Table;

class WideTextTest {
    private static final String[] HEADER = {
        "x", "code", "word", "marked", "gap", "quoted", "marks", "infinite", "mixed", "tab"
    };
    private static final String[][] ROWS = {
        {"1.5", "007", "red", "3", "", "\"a, b\"", "?", "nan", "01", "\t5"},
        {" -2 ", "010", "", "NA", "4", "\"say \"\"no\"\"\"", "NA", "?", "2", "x\t"},
        {"1e3", "12", "blue", "5", " ", "\"\"", " ", "1e999", "?", "0x1F"},
    };
    private static final int WIDTH = 1500;

    private final Path folder;

    WideTextTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** The columns above, again and again. */
    private Path file(int width) {
        StringBuilder text = new StringBuilder();
        text.append(
                IntStream.range(0, width)
                        .mapToObj(i -> HEADER[i % HEADER.length] + i / HEADER.length)
                        .collect(joining(",", "", "\n")));
        for (String[] row : ROWS) {
            text.append(
                    IntStream.range(0, width)
                            .mapToObj(i -> row[i % row.length])
                            .collect(joining(",", "", "\n")));
        }
        return TableFiles.write(folder.resolve(width + ".csv"), text.toString());
    }

    @Test
    void aWideTableIsReadAsANarrowOne() {
        Table narrow = Tables.read(file(HEADER.length));
        Table wide = Tables.read(file(WIDTH));
        assertThat(wide.columns()).hasSize(WIDTH);
        assertThat(wide.rows()).isEqualTo(ROWS.length);
        for (int i = 0; i < WIDTH; i += 1) {
            String name = wide.columns().get(i).name();
            String alike = HEADER[i % HEADER.length] + 0;
            if (narrow.columns().get(i % HEADER.length) instanceof NumberColumn) {
                assertThat(Read.numbers(wide, name))
                        .as(name)
                        .containsExactly(Read.numbers(narrow, alike));
                assertThat(marks(wide, name)).as(name).isEqualTo(marks(narrow, alike));
            } else {
                assertThat(Read.texts(wide, name)).as(name).isEqualTo(Read.texts(narrow, alike));
            }
        }
    }

    private static List<String> marks(Table table, String name) {
        MarkedCells marks = ((NumberColumn) Read.column(table, name)).marks();
        return marks == null ? List.of() : marks.marks();
    }

    @Test
    void aWideTableWithoutRowsIsAFault() {
        String header =
                IntStream.range(0, WIDTH).mapToObj(i -> "x" + i).collect(joining(",", "", "\n"));
        Path file = TableFiles.write(folder.resolve("empty.csv"), header);
        assertThatThrownBy(() -> Tables.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("holds no rows");
    }

    @Test
    void aMillionColumnsAreRefused() {
        String header =
                IntStream.range(0, 1_000_000)
                        .mapToObj(i -> "x" + i)
                        .collect(joining(",", "", "\n"));
        Path file = TableFiles.write(folder.resolve("million.csv"), header + header);
        assertThatThrownBy(() -> Tables.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("columns");
    }
}
