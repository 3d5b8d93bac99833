package org.rekindle.data;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** NPZ: arrays of NumPy in a zip. The first axis of each counts the rows. */
final class NpzFile {
    private static final String SUFFIX = ".npy";

    private NpzFile() {}

    static Table read(Source source) {
        List<Column> columns = new ArrayList<>();
        String first = "";
        try (ZipFile zip = new ZipFile(source.path().toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (!entry.getName().endsWith(SUFFIX)) {
                    continue;
                }
                String name =
                        entry.getName().substring(0, entry.getName().length() - SUFFIX.length());
                List<Column> own = columns(source, zip, entry, name);
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
        } catch (EOFException e) {
            throw source.fault("an array ends too early; the file is broken", e);
        } catch (IOException e) {
            throw source.unreadable(e);
        }
        if (columns.isEmpty()) {
            throw source.fault("there is no array in it; save one with numpy.savez");
        }
        return new Table(source.path(), source.sha256(), columns, List.of());
    }

    private static List<Column> columns(Source source, ZipFile zip, ZipEntry entry, String name)
            throws IOException {
        try (DataInputStream stream = new DataInputStream(zip.getInputStream(entry))) {
            NpyHeader header = NpyHeader.read(source, name, stream);
            DenseArray array =
                    DenseArray.read(
                            source,
                            "array \"%s\"".formatted(name),
                            stream,
                            header.type(),
                            header.rows(),
                            header.width());
            return header.dimensions() == 1
                    ? List.of(array.column(source, name))
                    : array.columns(source, place -> name + "_" + place);
        }
    }
}
