package org.rekindle.data.array;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.rekindle.data.DataException;
import org.rekindle.data.source.GrowthLimit;
import org.rekindle.data.source.Source;

/** The arrays in the zip of an NPZ file. */
public final class NpzEntry {
    private static final String SUFFIX = ".npy";

    private NpzEntry() {}

    /**
     * The zip itself.
     *
     * @throws DataException when the file is none, or says that it unpacks to far more than arrays
     *     do
     */
    public static ZipFile zip(Source source) throws IOException {
        try {
            ZipFile zip = new ZipFile(source.content().toFile());
            try (GrowthLimit limit = limited(source, InputStream.nullInputStream())) {
                limit.check(zip.stream().mapToLong(entry -> Math.max(entry.getSize(), 0)).sum());
                return zip;
            } catch (DataException e) {
                zip.close();
                throw e;
            }
        } catch (ZipException e) {
            throw source.fault(
                    "this is not an .npz file (a zip of NumPy arrays), or it is cut off or damaged (%s); write it again with numpy.savez"
                            .formatted(e.getMessage()),
                    e);
        }
    }

    /** In the order of the file; at least one. */
    public static List<String> names(Source source, ZipFile zip) {
        List<String> names =
                zip.stream()
                        .map(ZipEntry::getName)
                        .filter(name -> name.endsWith(SUFFIX))
                        .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                        .toList();
        if (names.isEmpty()) {
            throw source.fault("there is no array in it; save one with numpy.savez");
        }
        return names;
    }

    /** The bytes of an array, header first. */
    public static InputStream open(Source source, ZipFile zip, String name) throws IOException {
        return limited(source, zip.getInputStream(entry(zip, name)));
    }

    private static GrowthLimit limited(Source source, InputStream unpacked) throws IOException {
        return new GrowthLimit(source, unpacked, Files.size(source.content()));
    }

    /** How many bytes an array says it has, header and all. */
    public static long length(ZipFile zip, String name) throws IOException {
        long length = entry(zip, name).getSize();
        return length < 0 ? Long.MAX_VALUE : length;
    }

    private static ZipEntry entry(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name + SUFFIX);
        if (entry == null) {
            throw new FileNotFoundException("array \"%s\" is gone".formatted(name));
        }
        return entry;
    }
}
