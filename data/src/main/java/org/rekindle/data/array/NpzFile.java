package org.rekindle.data.array;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.rekindle.data.message.Sentence;
import org.rekindle.data.source.Source;
import org.rekindle.data.table.Column;
import org.rekindle.data.table.Table;

/** NPZ: arrays of NumPy in a zip. The first axis of each counts the rows. */
public final class NpzFile {
    private NpzFile() {}

    public static Table read(Source source) {
        List<Column> columns = new ArrayList<>();
        String first = "";
        try (ZipFile zip = NpzEntry.zip(source)) {
            for (String name : NpzEntry.names(source, zip)) {
                List<Column> own = columns(source, zip, name);
                if (columns.isEmpty()) {
                    first = name;
                } else if (own.get(0).rows() != columns.get(0).rows()) {
                    throw source.fault(
                            Sentence.of(
                                    "array \"%s\" has %,d rows but \"%s\" has %,d; the first axis of"
                                            + " every array must count the same rows",
                                    name, own.get(0).rows(), first, columns.get(0).rows()));
                }
                columns.addAll(own);
            }
        } catch (IOException e) {
            throw source.unreadable(e);
        }
        return new Table(source.path(), source.sha256(), columns, List.of());
    }

    private static List<Column> columns(Source source, ZipFile zip, String name)
            throws IOException {
        try (DataInputStream stream = new DataInputStream(NpzEntry.open(source, zip, name))) {
            return NpyColumns.read(source, "array \"%s\"".formatted(name), name, stream);
        }
    }
}
