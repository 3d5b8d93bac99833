package org.rekindle.view;

import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rekindle.run.FileNames;

/**
 * A text that changes when a file does. It is made of the file's size, time and identity on the
 * disk; no file is read.
 */
final class Fingerprint {
    private static final List<String> DOCUMENTS =
            List.of(
                    FileNames.RUN,
                    FileNames.BASELINE,
                    FileNames.RECOMMENDATION,
                    FileNames.DIAGNOSIS,
                    FileNames.CURE);
    private static final List<String> GROWING = List.of(FileNames.TRIALS, FileNames.EPOCHS);
    private static final List<String> TABLES =
            List.of(FileNames.UNITS, FileNames.LIFE_LINES, FileNames.SLOPES);

    private Fingerprint() {}

    /**
     * The fingerprints of a run's documents, of all its life lines together, and of the files that
     * grow.
     */
    static Map<String, String> of(UntrustedFiles files) {
        Map<String, String> prints = new TreeMap<>();
        DOCUMENTS.forEach(name -> put(prints, name, changed(files.attributesOrNull(name))));
        GROWING.forEach(name -> put(prints, name, replaced(files.attributesOrNull(name))));
        String lives =
                Stream.concat(
                                Stream.of(""),
                                files.numberedFolders(FileNames.TRIAL_FOLDERS).stream()
                                        .sorted()
                                        .map(
                                                folder ->
                                                        FileNames.TRIAL_FOLDERS
                                                                + "/"
                                                                + folder
                                                                + "/"))
                        .flatMap(folder -> TABLES.stream().map(table -> folder + table))
                        .flatMap(
                                name ->
                                        Stream.ofNullable(changed(files.attributesOrNull(name)))
                                                .map(print -> name + " " + print))
                        .collect(Collectors.joining("\n"));
        put(prints, "lives", lives.isEmpty() ? null : Integer.toHexString(lives.hashCode()));
        return prints;
    }

    private static void put(Map<String, String> prints, String name, @Nullable String print) {
        if (print != null) {
            prints.put(name, print);
        }
    }

    private static @Nullable String changed(@Nullable BasicFileAttributes attributes) {
        return attributes == null
                ? null
                : "%x-%x-%s"
                        .formatted(
                                attributes.size(),
                                attributes.lastModifiedTime().toInstant().hashCode(),
                                replaced(attributes));
    }

    /** Does not change when something is appended. */
    private static @Nullable String replaced(@Nullable BasicFileAttributes attributes) {
        return attributes == null
                ? null
                : Integer.toHexString(String.valueOf(attributes.fileKey()).hashCode());
    }
}
