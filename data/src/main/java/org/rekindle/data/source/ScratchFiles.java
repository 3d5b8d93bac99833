package org.rekindle.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files for as long as something is read. */
public final class ScratchFiles implements AutoCloseable {
    private final List<Path> files = new ArrayList<>();

    /** A new, empty file that only this user may read. */
    public Path create(Source source, String suffix) {
        try {
            Path file = Files.createTempFile("rekindle-", suffix);
            // Where the program ends before it closes this.
            file.toFile().deleteOnExit();
            files.add(file);
            return file;
        } catch (IOException e) {
            throw source.fault(
                    "a copy of it cannot be written into the folder for temporary files (%s)"
                            .formatted(e.getMessage()),
                    e);
        }
    }

    /** Those that are there now. */
    public List<Path> files() {
        return List.copyOf(files);
    }

    @Override
    public void close() {
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                file.toFile().deleteOnExit();
            }
        }
        files.clear();
    }
}
