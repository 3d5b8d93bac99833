package org.rekindle.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rekindle.run.FileNames;

/** The files of a run that can be downloaded: only those that a run writes. */
final class Downloads {
    private static final List<String> NAMES =
            List.of(
                    FileNames.MODEL_ONNX,
                    FileNames.CURED_ONNX,
                    FileNames.REPORT,
                    FileNames.RUN,
                    FileNames.BASELINE,
                    FileNames.TRIALS,
                    FileNames.EPOCHS,
                    FileNames.RECOMMENDATION,
                    FileNames.DIAGNOSIS,
                    FileNames.CURE,
                    FileNames.UNITS,
                    FileNames.LIFE_LINES,
                    FileNames.SLOPES,
                    FileNames.MODEL,
                    FileNames.LAST_HEALTHY,
                    FileNames.CURED);
    private static final List<String> OF_TRIAL =
            List.of(FileNames.UNITS, FileNames.LIFE_LINES, FileNames.SLOPES);

    private Downloads() {}

    /** The ones that exist. */
    static List<FileEntry> of(UntrustedFiles files, List<ShownTrial> shown) {
        List<FileEntry> entries = new ArrayList<>();
        Stream<String> ofTrials =
                shown.stream()
                        .map(ShownTrial::folder)
                        .filter(folder -> !folder.isEmpty())
                        .flatMap(folder -> OF_TRIAL.stream().map(name -> folder + name));
        Stream.concat(NAMES.stream(), ofTrials).forEach(name -> add(files, name, entries));
        return entries;
    }

    private static void add(UntrustedFiles files, String name, List<FileEntry> entries) {
        try {
            files.attributes(name).ifPresent(file -> entries.add(new FileEntry(name, file.size())));
        } catch (BadFileException e) {
            // A link or a folder of that name cannot be downloaded.
        }
    }
}
