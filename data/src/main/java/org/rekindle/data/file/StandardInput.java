package org.rekindle.data.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rekindle.data.DataException;
import org.rekindle.data.message.Sentence;
import org.rekindle.data.source.ScratchFiles;
import org.rekindle.data.source.Source;

/**
 * A table that comes through standard input. It is copied into a file, because reading takes more
 * than one pass; the copy lasts as long as the program, because a command may read its data again.
 */
final class StandardInput {
    /** How users name it. */
    static final Path NAME = Path.of("-");

    private static final StandardInput OF_THIS_PROGRAM =
            new StandardInput(System.in, 1L << 34, new ScratchFiles());

    private final InputStream stream;
    private final long most;
    private final ScratchFiles scratch;
    private @Nullable Source copy;

    /**
     * @param most how many bytes may come
     * @param scratch takes the copy
     */
    StandardInput(InputStream stream, long most, ScratchFiles scratch) {
        this.stream = stream;
        this.most = most;
        this.scratch = scratch;
    }

    /** What came to this program. */
    static Source ofThisProgram() {
        return OF_THIS_PROGRAM.source();
    }

    /**
     * All that comes.
     *
     * @throws DataException when nothing does, or too much
     */
    synchronized Source source() {
        Source known = copy;
        if (known == null) {
            known = read();
            copy = known;
        }
        return known;
    }

    private Source read() {
        Source named = new Source(Path.of("standard input"));
        Path file = scratch.create(named, "-table");
        long length = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int count = next(named, buffer); count >= 0; count = next(named, buffer)) {
                length += count;
                if (length > most) {
                    throw named.fault(
                            Sentence.of(
                                    "more than %,d bytes come; write the table to a file first",
                                    most));
                }
                out.write(buffer, 0, count);
            }
        } catch (IOException e) {
            throw named.fault(
                    "a copy of it cannot be written into the folder for temporary files (%s)"
                            .formatted(e.getMessage()),
                    e);
        }
        if (length == 0) {
            throw named.fault("nothing comes (0 bytes); pipe the table into this command");
        }
        return new Source(named.path(), file, List.of(file));
    }

    private int next(Source named, byte[] buffer) {
        try {
            return stream.read(buffer);
        } catch (IOException e) {
            throw named.unreadable(e);
        }
    }
}
