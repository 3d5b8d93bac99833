package org.rekindle.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rekindle.run.RunDirectory;

/** The files of a run that can be fetched: those that a run writes, and no others. */
final class Downloads {
    private static final List<String> NAMES =
            List.of(
                    RunDirectory.MODEL_ONNX,
                    RunDirectory.CURED_ONNX,
                    RunDirectory.REPORT,
                    RunDirectory.RUN,
                    RunDirectory.TRIALS,
                    RunDirectory.EPOCHS,
                    RunDirectory.RECOMMENDATION,
                    RunDirectory.DIAGNOSIS,
                    RunDirectory.CURE,
                    RunDirectory.UNITS,
                    RunDirectory.LIFE_LINES,
                    RunDirectory.SLOPES,
                    RunDirectory.MODEL,
                    RunDirectory.LAST_HEALTHY,
                    RunDirectory.CURED);
    private static final List<String> OF_TRIAL =
            List.of(RunDirectory.UNITS, RunDirectory.LIFE_LINES, RunDirectory.SLOPES);

    private Downloads() {}

    /** Those that are there. */
    static List<FileEntry> of(RunFiles files, List<ShownTrial> shown) {
        List<FileEntry> entries = new ArrayList<>();
        Stream<String> ofTrials =
                shown.stream()
                        .map(ShownTrial::folder)
                        .filter(folder -> !folder.isEmpty())
                        .flatMap(folder -> OF_TRIAL.stream().map(name -> folder + name));
        Stream.concat(NAMES.stream(), ofTrials).forEach(name -> add(files, name, entries));
        return entries;
    }

    private static void add(RunFiles files, String name, List<FileEntry> entries) {
        try {
            files.attributes(name).ifPresent(file -> entries.add(new FileEntry(name, file.size())));
        } catch (BadFileException e) {
            // A link or a folder of that name is nothing to fetch.
        }
    }
}
