package org.rekindle.data.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.rekindle.data.database.DuckDb;
import org.rekindle.data.database.DuckDbFile;
import org.rekindle.data.database.Relation;
import org.rekindle.data.delimited.CsvLine;
import org.rekindle.data.delimited.DelimitedFile;
import org.rekindle.data.message.Sentence;
import org.rekindle.data.source.Source;
import org.rekindle.data.source.TableReading;

/**
 * Excel: the first sheet that holds something, written as CSV and read as such, with its titles,
 * its header and its empty cells.
 *
 * @param reading what the user says about the table
 */
public record ExcelFile(TableReading reading) implements DuckDbFile {
    @Override
    public Relation relation(DuckDb database, Source source) throws SQLException {
        Path file = database.scratch().create(source, ".csv");
        List<String> notes = new ArrayList<>(write(source, file));
        Relation relation = new DelimitedFile(reading).relation(database, source.unpacked(file));
        notes.addAll(relation.notes());
        return new Relation(
                source, relation.sql(), relation.rows(), relation.columns(), true, notes);
    }

    private static List<String> write(Source source, Path file) {
        try (ReadableWorkbook workbook =
                        new ReadableWorkbook(
                                source.content().toFile(), new ReadingOptions(true, true));
                BufferedWriter writer = Files.newBufferedWriter(file)) {
            List<Sheet> sheets = workbook.getSheets().toList();
            for (Sheet sheet : sheets) {
                if (write(sheet, writer)) {
                    return sheets.size() == 1
                            ? List.of()
                            : List.of(
                                    Sentence.of(
                                            "Read the sheet \"%s\", the first of %d that holds a table.",
                                            sheet.getName(), sheets.size()));
                }
            }
        } catch (IOException | ExcelReaderException e) {
            throw source.fault(
                    "this is not an Excel workbook, or it is cut off, damaged or locked by a password;"
                            + " save it again as .xlsx",
                    e);
        }
        throw source.fault("every sheet in it is empty");
    }

    /** Whether there was something to write. */
    private static boolean write(Sheet sheet, BufferedWriter writer) throws IOException {
        int width;
        try (Stream<Row> rows = sheet.openStream()) {
            width = rows.mapToInt(ExcelFile::width).max().orElse(0);
        }
        if (width == 0) {
            return false;
        }
        // What stands above the header keeps its own length, by which it is known.
        boolean isAbove = true;
        try (Stream<Row> rows = sheet.openStream()) {
            for (Row row : (Iterable<Row>) rows::iterator) {
                int own = width(row);
                isAbove &= own < width;
                if (own > 0) {
                    CsvLine.write(writer, cells(row, isAbove ? own : width));
                }
            }
        }
        return true;
    }

    private static int width(Row row) {
        for (int place = row.getCellCount() - 1; place >= 0; place--) {
            if (!text(row, place).isBlank()) {
                return place + 1;
            }
        }
        return 0;
    }

    private static List<String> cells(Row row, int width) {
        List<String> cells = new ArrayList<>(width);
        for (int place = 0; place < width; place++) {
            cells.add(text(row, place));
        }
        return cells;
    }

    private static String text(Row row, int place) {
        Cell cell = place < row.getCellCount() ? row.getCell(place) : null;
        if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
            return "";
        }
        if (cell.getType() == CellType.NUMBER && isDate(cell)) {
            return cell.asDate().toString();
        }
        return cell.getRawValue() == null ? cell.getText() : value(cell);
    }

    private static String value(Cell cell) {
        return switch (cell.getType()) {
            case BOOLEAN -> String.valueOf(cell.asBoolean());
            case NUMBER -> cell.asNumber().toString();
            default -> cell.getText();
        };
    }

    /** A day is a number that is shown as one. */
    private static boolean isDate(Cell cell) {
        String format = cell.getDataFormatString();
        return format != null
                && format.replaceAll("\"[^\"]*\"|\\[[^]]*]|\\\\.", "").matches(".*[dyhs].*")
                && !format.equalsIgnoreCase("general");
    }
}
