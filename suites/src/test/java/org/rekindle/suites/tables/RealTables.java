package org.rekindle.suites.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The tables of four Python packages. The property {@code rekindle.python} names the executable
 * that has them, or {@code tables.folder} a folder of tables.
 */
final class RealTables {
    static final String PYTHON = System.getProperty("rekindle.python", "python3");

    /** Why a test is skipped. */
    static final String NONE = "no tables: " + PYTHON + " lacks the packages";

    private static final Path SCRIPT = Path.of("src/test/python/tables.py").toAbsolutePath();

    private RealTables() {}

    /**
     * All of them, by name; none where a package is missing.
     *
     * @param temporary an empty folder that takes copies
     */
    static List<Path> in(Path temporary) throws IOException, InterruptedException {
        String named = System.getProperty("tables.folder", "");
        if (named.isEmpty()) {
            copy(temporary);
        }
        try (Stream<Path> files = Files.walk(named.isEmpty() ? temporary : Path.of(named))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void copy(Path folder) throws IOException, InterruptedException {
        new ProcessBuilder(PYTHON, SCRIPT.toString(), folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
