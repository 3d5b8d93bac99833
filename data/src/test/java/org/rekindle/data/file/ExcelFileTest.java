package org.rekindle.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.data.DataException;
import org.rekindle.data.Read;
import org.rekindle.data.TableFiles;
import org.rekindle.data.table.Table;

class ExcelFileTest {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final String MAIN =
            " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private static final String RELATIONS =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final Path folder;

    ExcelFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** A workbook with the rows of its sheets; style 1 is a day. */
    private Path workbook(String name, String... sheets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            String type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
            StringBuilder types = new StringBuilder();
            StringBuilder list = new StringBuilder();
            StringBuilder links = new StringBuilder();
            for (int i = 1; i <= sheets.length; i++) {
                types.append(
                        "<Override PartName=\"/xl/worksheets/sheet%d.xml\" ContentType=\"%sworksheet+xml\"/>"
                                .formatted(i, type));
                list.append("<sheet name=\"s%1$d\" sheetId=\"%1$d\" r:id=\"r%1$d\"/>".formatted(i));
                links.append(
                        "<Relationship Id=\"r%1$d\" Type=\"%2$s/worksheet\" Target=\"worksheets/sheet%1$d.xml\"/>"
                                .formatted(i, RELATIONS));
                put(
                        zip,
                        "xl/worksheets/sheet%d.xml".formatted(i),
                        "<worksheet"
                                + MAIN
                                + "><sheetData>"
                                + sheets[i - 1]
                                + "</sheetData></worksheet>");
            }
            put(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"%ssheet.main+xml\"/>"
                                    .formatted(type)
                            + "<Override PartName=\"/xl/styles.xml\" ContentType=\"%sstyles+xml\"/>"
                                    .formatted(type)
                            + types
                            + "</Types>");
            put(
                    zip,
                    "xl/workbook.xml",
                    "<workbook"
                            + MAIN
                            + " xmlns:r=\""
                            + RELATIONS
                            + "\"><sheets>"
                            + list
                            + "</sheets></workbook>");
            links.append(
                    "<Relationship Id=\"st\" Type=\"%s/styles\" Target=\"styles.xml\"/>"
                            .formatted(RELATIONS));
            put(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                            + links
                            + "</Relationships>");
            put(
                    zip,
                    "xl/styles.xml",
                    "<styleSheet"
                            + MAIN
                            + "><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return TableFiles.write(folder.resolve(name), out.toByteArray());
    }

    private static void put(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write((HEAD + xml).getBytes(StandardCharsets.UTF_8));
    }

    private static String row(int number, String... cells) {
        StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
        for (int i = 0; i < cells.length; i++) {
            row.append(cells[i].replace("@", "r=\"" + (char) ('A' + i) + number + "\""));
        }
        return row.append("</row>").toString();
    }

    private static String text(String text) {
        return "<c @ t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    private static String number(String number) {
        return "<c @><v>" + number + "</v></c>";
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
