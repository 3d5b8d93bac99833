package org.rekindle.view;

import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rekindle.run.RunDirectory;

/**
 * A text that changes when a file does: its size, its time and its place on the disk, which is
 * another one after every renaming. Nothing is read.
 */
final class Fingerprint {
    private static final List<String> DOCUMENTS =
            List.of(
                    RunDirectory.RUN,
                    RunDirectory.RECOMMENDATION,
                    RunDirectory.DIAGNOSIS,
                    RunDirectory.CURE);
    private static final List<String> GROWING = List.of(RunDirectory.TRIALS, RunDirectory.EPOCHS);
    private static final List<String> TABLES =
            List.of(RunDirectory.UNITS, RunDirectory.LIFE_LINES, RunDirectory.SLOPES);

    private Fingerprint() {}

    /** Of the documents of a run, of its life lines together, and of the files that grow. */
    static Map<String, String> of(RunFiles files) {
        Map<String, String> prints = new TreeMap<>();
        DOCUMENTS.forEach(name -> put(prints, name, changed(files.attributesOrNull(name))));
        GROWING.forEach(name -> put(prints, name, replaced(files.attributesOrNull(name))));
        String lives =
                Stream.concat(
                                Stream.of(""),
                                files.numberedFolders(RunDirectory.TRIAL_FOLDERS).stream()
                                        .sorted()
                                        .map(
                                                folder ->
                                                        RunDirectory.TRIAL_FOLDERS
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

    /** The same however much is appended. */
    private static @Nullable String replaced(@Nullable BasicFileAttributes attributes) {
        return attributes == null
                ? null
                : Integer.toHexString(String.valueOf(attributes.fileKey()).hashCode());
    }
}
