package org.rekindle.data.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.regex.Pattern;
import org.rekindle.data.DataException;
import org.rekindle.data.source.Source;

/** Of what kind a file is by how it begins. */
final class FileContent {
    private static final int ENOUGH = 4096;

    /** Behind a checksum. */
    private static final int DUCKDB_MARK = 8;

    /** A suffix of letters says what a file is, though it is none of the known ones. */
    private static final Pattern SUFFIX = Pattern.compile(".+\\.[A-Za-z][A-Za-z0-9]{1,7}");

    private FileContent() {}

    /** The first bytes. */
    static byte[] start(Source source) {
        try (InputStream stream = Files.newInputStream(source.content())) {
            return stream.readNBytes(ENOUGH);
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    /** Whether a name says that a file is of a kind that is not known. */
    static boolean isNamedOtherwise(String name) {
        return SUFFIX.matcher(name).matches() && !name.toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    /**
     * @param besides what else could have been named, for the user
     * @throws DataException when it is of no known kind
     */
    static FileKind kind(Source source, byte[] start, String besides) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        if (text.startsWith("ARROW1") || text.startsWith("FEA1")) {
            return FileKind.ARROW;
        }
        if (text.startsWith("SQLite format 3\0")) {
            return FileKind.SQLITE;
        }
        if (text.startsWith("DUCK", DUCKDB_MARK)) {
            return FileKind.DUCKDB;
        }
        if (!isNamedOtherwise(source.fileName())) {
            if (text.startsWith("PAR1")) {
                return FileKind.PARQUET;
            }
            if (text.startsWith("\u0093NUMPY")) {
                return FileKind.NPY;
            }
            if (isText(text)) {
                return kindOfText(text);
            }
        }
        throw FileKind.unknown(source, besides);
    }

    /** UTF-16 has zeros, but only at every second place. */
    private static boolean isText(String text) {
        return !text.contains("\0\0");
    }

    private static FileKind kindOfText(String text) {
        String first = text.strip();
        if (first.startsWith("[") || first.startsWith("{")) {
            return FileKind.JSON;
        }
        return first.toLowerCase(Locale.ROOT).startsWith("@relation")
                ? FileKind.ARFF
                : FileKind.DELIMITED;
    }
}
