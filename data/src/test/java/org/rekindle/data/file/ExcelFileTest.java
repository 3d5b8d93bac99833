package org.rekindle.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rekindle.data.file.Workbook.number;
import static org.rekindle.data.file.Workbook.row;
import static org.rekindle.data.file.Workbook.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.data.DataException;
import org.rekindle.data.Read;
import org.rekindle.data.TableFiles;
import org.rekindle.data.table.Table;

class ExcelFileTest {
    private final Path folder;

    ExcelFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path workbook(String name, String... sheets) {
        return TableFiles.write(folder.resolve(name), Workbook.of(sheets));
    }

    private static final String TABLE =
            row(1, text("x"), text("word"), text("day"), text("yes"))
                    + row(
                            2,
                            number("1.5"),
                            text("a, b"),
                            "<c @ s=\"1\"><v>45322</v></c>",
                            "<c @ t=\"b\"><v>1</v></c>")
                    + row(
                            3,
                            number("-2"),
                            "",
                            "<c @ s=\"1\"><v>45323</v></c>",
                            "<c @ t=\"b\"><v>0</v></c>");

    @Test
    void theCellsOfASheetAreATable() {
        Table table = Tables.read(workbook("a.xlsx", TABLE));
        assertThat(Read.numbers(table, "x")).containsExactly(1.5, -2);
        assertThat(Read.texts(table, "word")).containsExactly("a, b", null);
        assertThat(Read.texts(table, "day").get(0)).startsWith("2024-01-31");
        assertThat(Read.texts(table, "yes")).containsExactly("true", "false");
        assertThat(table.notes()).isEmpty();
    }

    @Test
    void titlesAndEmptySheetsAreToldAndSkipped() {
        String titled =
                row(1, text("Sales"))
                        + row(3, text("x"), text("word"))
                        + row(4, number("1"), text("a"))
                        + row(5, number("2"), text("b"));
        Table table = Tables.read(workbook("a.xlsx", "", titled));
        assertThat(Read.numbers(table, "x")).containsExactly(1, 2);
        assertThat(table.notes())
                .anyMatch(note -> note.contains("sheet \"s2\""))
                .anyMatch(note -> note.contains("\"Sales\""));
    }

    @Test
    void aWorkbookIsSeenByItsContent() throws IOException {
        Path moved = Files.move(workbook("a.xlsx", TABLE), folder.resolve("a"));
        assertThat(Read.numbers(Tables.read(moved), "x")).containsExactly(1.5, -2);
    }

    @Test
    void whatIsNoWorkbookIsAFault() {
        for (Path file :
                new Path[] {
                    TableFiles.write(folder.resolve("b.xlsx"), "hello"), workbook("c.xlsx", "")
                }) {
            assertThatThrownBy(() -> Tables.read(file))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith(file + ": ")
                    .hasMessageNotContaining("\n");
        }
    }
}
