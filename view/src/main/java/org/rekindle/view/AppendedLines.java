package org.rekindle.view;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file that grows, each of them once. A study that is taken up again puts another
 * file in the place of this one, which is then read from its start.
 */
final class AppendedLines {
    private final RunFiles files;
    private final String name;
    private @Nullable Object identity;
    private long offset;
    private int lines;
    private boolean replaced;

    AppendedLines(RunFiles files, String name) {
        this.files = files;
        this.name = name;
    }

    /**
     * What has come.
     *
     * @param anew whether the file is another one than before, so that these are its first lines
     * @param first the number of the first of them, counted from 1
     * @param lines without their line breaks
     */
    record News(boolean anew, int first, List<String> lines) {}

    /** The whole lines that are there and were not the last time. */
    News read() throws BadFileException {
        while (true) {
            Optional<BasicFileAttributes> attributes = files.table(name);
            Object found = attributes.map(AppendedLines::identity).orElse(null);
            long size = attributes.map(BasicFileAttributes::size).orElse(0L);
            if (identity != null && (!identity.equals(found) || size < offset)) {
                // Until its lines are told, whatever comes between.
                replaced = true;
                offset = 0;
                lines = 0;
            }
            identity = found;
            List<String> news = new ArrayList<>();
            WholeLines.Read read =
                    size > offset ? readFrom(offset, news) : new WholeLines.Read(0, 0);
            // What was read is of the file that was looked at, and not of one that has come since.
            if (found == null
                    || found.equals(files.table(name).map(AppendedLines::identity).orElse(null))) {
                boolean anew = replaced;
                int first = lines + 1;
                offset += read.bytes();
                lines += read.lines();
                replaced = false;
                return new News(anew, first, news);
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
            throw RunFiles.unreadable(name, e);
        }
    }

    /** What stays while a file grows, and changes when another takes its place. */
    private static Object identity(BasicFileAttributes attributes) {
        Object key = attributes.fileKey();
        return key == null ? attributes.creationTime() : key;
    }
}
