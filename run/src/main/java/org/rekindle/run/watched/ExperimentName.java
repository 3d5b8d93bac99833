package org.rekindle.run.watched;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.rekindle.run.document.Json;

/**
 * The name of an experiment's folder. It is made of the experiment and of the text of the program's
 * own files, so that an experiment with an older program is not taken for one with the new.
 */
final class ExperimentName {
    private static final int DIGITS = 16;
    private static final long LARGEST_SCRIPT = 16L << 20;

    private ExperimentName() {}

    static String of(WatchedDocument run, ExperimentDocument experiment) {
        MessageDigest digest = sha256();
        digest.update(Json.line(experiment).getBytes(StandardCharsets.UTF_8));
        WatchedDocument.Invocation program = run.program();
        if (program != null) {
            for (String word : program.argv().subList(1, program.argv().size())) {
                digest.update(word.getBytes(StandardCharsets.UTF_8));
                digest.update(script(program.directory(), word));
            }
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }

    /** The content of a file that is named on the command line; empty if the word names none. */
    private static byte[] script(String directory, String word) {
        try {
            Path file = Path.of(directory).resolve(word);
            return Files.isRegularFile(file) && Files.size(file) < LARGEST_SCRIPT
                    ? Files.readAllBytes(file)
                    : new byte[0];
        } catch (IOException | InvalidPathException e) {
            return new byte[0];
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
