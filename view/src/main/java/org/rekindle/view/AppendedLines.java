package org.rekindle.view;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a growing file, each of them once. A study that is resumed replaces the file;
 * the new one is then read from its start.
 */
final class AppendedLines {
    private final UntrustedFiles files;
    private final String name;
    private @Nullable Object identity;
    private long offset;
    private int lines;
    private boolean replaced;

    AppendedLines(UntrustedFiles files, String name) {
        this.files = files;
        this.name = name;
    }

    /**
     * The lines since the last read.
     *
     * @param anew whether the file was replaced, so that these are its first lines
     * @param first the number of the first of them, counted from 1
     * @param lines without their line breaks
     */
    record NewLines(boolean anew, int first, List<String> lines) {}

    /** Reads the whole lines that are new since the last time. */
    NewLines read() throws BadFileException {
        while (true) {
            Optional<BasicFileAttributes> attributes = files.table(name);
            Object found = attributes.map(AppendedLines::identity).orElse(null);
            long size = attributes.map(BasicFileAttributes::size).orElse(0L);
            if (identity != null && (!identity.equals(found) || size < offset)) {
                // Stays true until the lines are returned, even if a read fails in between.
                replaced = true;
                offset = 0;
                lines = 0;
            }
            identity = found;
            List<String> news = new ArrayList<>();
            WholeLines.Read read =
                    size > offset ? readFrom(offset, news) : new WholeLines.Read(0, 0);
            // Only if the file was not replaced while it was read.
            if (found == null
                    || found.equals(files.table(name).map(AppendedLines::identity).orElse(null))) {
                boolean anew = replaced;
                int first = lines + 1;
                offset += read.bytes();
                lines += read.lines();
                replaced = false;
                return new NewLines(anew, first, news);
            }
        }
    }

    /** How many whole lines have been read. */
    int count() {
        return lines;
    }

    private WholeLines.Read readFrom(long place, List<String> news) throws BadFileException {
        try (InputStream in = files.open(name, place)) {
            return WholeLines.read(name, in, (number, text) -> news.add(text));
        } catch (IOException e) {
            throw UntrustedFiles.unreadable(name, e);
        }
    }

    /** Stays the same while a file grows, and changes when the file is replaced. */
    private static Object identity(BasicFileAttributes attributes) {
        Object key = attributes.fileKey();
        return key == null ? attributes.creationTime() : key;
    }
}
