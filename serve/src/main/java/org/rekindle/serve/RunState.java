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
import org.rekindle.run.RunDirectory;

/**
 * What the file system says of a run without any file being read: equal as long as nothing has
 * happened.
 *
 * @param atWork whether a process is at work on it
 * @param files the size, time and identity of the folder and of the files that matter
 */
record RunState(boolean atWork, Map<String, List<Object>> files) {
    /** Of a folder that is not looked at. */
    static final RunState UNSEEN = new RunState(false, Map.of());

    private static final Set<String> NAMES =
            Set.of(
                    RunDirectory.RUN,
                    RunDirectory.LOCK,
                    RunDirectory.TRIALS,
                    RunDirectory.EPOCHS,
                    RunDirectory.RECOMMENDATION,
                    RunDirectory.DIAGNOSIS,
                    RunDirectory.CURE);

    static RunState of(Path folder) {
        Map<String, List<Object>> files = new HashMap<>();
        // Of the folder itself, where it is named by a link.
        files.put("", traits(folder));
        boolean lock = false;
        // To list them is cheaper than to ask for each of those that are not there.
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                lock |= name.equals(RunDirectory.LOCK);
                if (NAMES.contains(name)) {
                    files.put(name, traits(entry, LinkOption.NOFOLLOW_LINKS));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // It is going away.
        }
        return new RunState(lock && RunDirectory.isAtWork(folder), Map.copyOf(files));
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
