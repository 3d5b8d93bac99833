package org.rekindle.data;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

/** NPZ: arrays of NumPy in a zip. The first axis of each counts the rows. */
final class NpzFile {
    private NpzFile() {}

    static Table read(Source source) {
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
        try (DataInputStream stream = new DataInputStream(NpzEntry.open(zip, name))) {
            String what = "array \"%s\"".formatted(name);
            NpyHeader header = NpyHeader.read(source, what, stream);
            int dimensions = header.shape().axes().size();
            if (dimensions == 0) {
                throw source.fault(what + " is a single value; it needs one or more for each row");
            }
            DenseArray array = DenseArray.read(source, what, stream, header.type(), header.shape());
            return dimensions == 1
                    ? List.of(array.column(name))
                    : array.columns(place -> name + "_" + place);
        }
    }
}
