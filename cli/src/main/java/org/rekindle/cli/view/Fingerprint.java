package org.rekindle.cli.view;

import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rekindle.cli.run.RunDirectory;

/**
 * A text that changes when a file does: its size, its time and its place on the disk, which is
 * another one after every renaming. Nothing is read.
 */
final class Fingerprint {
    private static final List<String> DOCUMENTS =
            List.of(RunDirectory.RECOMMENDATION, RunDirectory.DIAGNOSIS, RunDirectory.CURE);

    private Fingerprint() {}

    /** Of the documents of a run, and of its life lines together. */
    static Map<String, String> of(RunFiles files, List<FileEntry> entries) {
        Map<String, String> documents = new TreeMap<>();
        DOCUMENTS.forEach(name -> of(files, name).ifPresent(text -> documents.put(name, text)));
        StringBuilder lives = new StringBuilder();
        entries.stream()
                .map(FileEntry::name)
                .filter(name -> name.endsWith(".csv"))
                .forEach(
                        name -> of(files, name).ifPresent(text -> lives.append(name).append(text)));
        if (!lives.isEmpty()) {
            documents.put("lives", Integer.toHexString(lives.toString().hashCode()));
        }
        return documents;
    }

    private static Optional<String> of(RunFiles files, String name) {
        try {
            return files.attributes(name).map(Fingerprint::of);
        } catch (BadFileException e) {
            return Optional.empty();
        }
    }

    private static String of(BasicFileAttributes attributes) {
        return "%x-%x-%x"
                .formatted(
                        attributes.size(),
                        attributes.lastModifiedTime().toInstant().hashCode(),
                        String.valueOf(attributes.fileKey()).hashCode());
    }
}
