package org.rekindle.serve;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rekindle.run.FileNames;
import org.rekindle.run.RunDirectory;

/**
 * The state of a run's folder as the file system reports it, without reading any file. Two states
 * are equal if nothing has changed.
 *
 * @param atWork whether a process is at work on it
 * @param files the size, time and identity of the folder and of the files that matter
 */
record FolderState(boolean atWork, Map<String, List<Object>> files) {
    /** The state of a folder that must not be looked at. */
    static final FolderState UNSEEN = new FolderState(false, Map.of());

    private static final Set<String> NAMES =
            Set.of(
                    FileNames.RUN,
                    FileNames.LOCK,
                    FileNames.BASELINE,
                    FileNames.TRIALS,
                    FileNames.EPOCHS,
                    FileNames.RECOMMENDATION,
                    FileNames.DIAGNOSIS,
                    FileNames.CURE);

    static FolderState of(Path folder) {
        Map<String, List<Object>> files = new HashMap<>();
        // The folder itself, which may be named by a link.
        files.put("", traits(folder));
        boolean lock = false;
        // Listing the folder is cheaper than asking for each file that may not exist.
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                lock |= name.equals(FileNames.LOCK);
                if (NAMES.contains(name)) {
                    files.put(name, traits(entry, LinkOption.NOFOLLOW_LINKS));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // The folder is being removed.
        }
        return new FolderState(lock && RunDirectory.isAtWork(folder), Map.copyOf(files));
    }

    private static List<Object> traits(Path file, LinkOption... options) {
        try {
            BasicFileAttributes found =
                    Files.readAttributes(file, BasicFileAttributes.class, options);
            return List.of(found.size(), found.lastModifiedTime(), String.valueOf(found.fileKey()));
        } catch (IOException e) {
            return List.of();
        }
    }
}
