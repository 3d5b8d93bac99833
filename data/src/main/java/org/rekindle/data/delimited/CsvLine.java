package org.rekindle.data.delimited;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A line of CSV as it is written into a copy: commas between cells, each in double quotes. */
public final class CsvLine {
    private CsvLine() {}

    public static void write(Writer writer, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            writer.write(i == 0 ? "" : ",");
            writeCell(writer, cells.get(i), cells.size() == 1);
        }
        writer.write('\n');
    }

    /** An empty cell stays without quotes, unless its line would be empty. */
    private static void writeCell(Writer writer, String cell, boolean isAlone) throws IOException {
        if (!cell.isEmpty() || isAlone) {
            writer.write('"');
            writer.write(cell.replace("\"", "\"\""));
            writer.write('"');
        }
    }
}
