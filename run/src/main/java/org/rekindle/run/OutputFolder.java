package org.rekindle.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;

/** The folder that a new run is written to. */
final class OutputFolder {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private OutputFolder() {}

    static Path defaultPath(String command, Path data) {
        String name = data.getFileName().toString().replaceFirst("\\..*", "");
        String stamp = LocalDateTime.now(ZoneId.systemDefault()).format(STAMP);
        Path plain = Path.of("runs", "%s-%s-%s".formatted(name, command, stamp));
        Path free = plain;
        for (int i = 2; Files.exists(free); i++) {
            free = plain.resolveSibling(plain.getFileName() + "-" + i);
        }
        return free;
    }

    /** Makes it, and checks that it is empty and can be written. */
    static void make(Path path) {
        try {
            Files.createDirectories(path);
            try (Stream<Path> entries = Files.list(path)) {
                if (entries.findAny().isPresent()) {
                    throw new RunException(
                            RunException.Reason.OUTPUT_FOLDER_TAKEN,
                            "the output folder %s is not empty".formatted(path));
                }
            }
            Files.delete(Files.createTempFile(path, "probe", ".tmp"));
        } catch (FileAlreadyExistsException e) {
            throw new RunException(
                    RunException.Reason.OUTPUT_FOLDER_UNUSABLE,
                    "the output folder cannot be made, because %s is a file"
                            .formatted(e.getMessage()));
        } catch (IOException e) {
            throw new RunException(
                    RunException.Reason.OUTPUT_FOLDER_UNUSABLE,
                    "the output folder %s cannot be written (%s)"
                            .formatted(path, RunDirectory.reason(e)));
        }
    }
}
