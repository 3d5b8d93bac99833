package org.rekindle.view;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rekindle.run.RunDirectory;

/**
 * Makes a {@link FullView} from the files of a run directory, whatever state they are in. It never
 * throws because of what they contain: the view states what is wrong, and shows all that is right.
 */
public final class ViewReader {
    private final Path directory;
    private final UntrustedFiles files;
    private final Problems problems = new Problems();

    private ViewReader(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
        this.files = new UntrustedFiles(this.directory);
    }

    /** Everything that is shown of the run in a folder. */
    public static FullView read(Path directory) {
        // Asked first: what a run writes just before its end is then read too.
        boolean atWork = RunDirectory.isAtWork(directory);
        return new ViewReader(directory).view(atWork);
    }

    /**
     * The view as it will be once this process has released the folder, if it is at work on the
     * run.
     */
    public static FullView readAtEnd(Path directory) {
        boolean atWork = RunDirectory.isAtWorkElsewhere(directory);
        return new ViewReader(directory).view(atWork);
    }

    /** The {@link FullView#documents} of a run as it is now. Reads no file. */
    public static Map<String, String> fingerprint(Path directory) {
        return Fingerprint.of(new UntrustedFiles(directory.toAbsolutePath().normalize()));
    }

    /** What a list of runs shows of the run. Does not read the life lines of units. */
    public static Summary summary(Path directory) {
        return SummaryReader.read(directory.toAbsolutePath().normalize());
    }

    private FullView view(boolean atWork) {
        // Before anything is read: a file that changes later then has another fingerprint.
        Map<String, String> prints = Fingerprint.of(files);
        Optional<FullView> view =
                DescribedWatch.isIn(files)
                        ? DescribedWatch.open(files, problems).map(run -> view(run, atWork, prints))
                        : DescribedPlan.open(files, problems).map(run -> view(run, atWork, prints));
        return view.orElseGet(() -> broken(prints));
    }

    private FullView view(DescribedWatch run, boolean atWork, Map<String, String> prints) {
        WatchedResults results = WatchedLines.readAll(files, run, problems);
        Findings findings = Findings.read(files, problems);
        WorkStatus status = WorkStatus.of(run, atWork);
        UnitsView units = WatchedUnits.read(files, run, results, findings, problems);
        ShownEpochs shown = ShownEpochs.of(results.epochs());
        return new FullView(
                new HeadingView(
                        name(directory),
                        directory.toString(),
                        run.document().command(),
                        status,
                        problems.sentence(),
                        problems.all(),
                        results.lines(),
                        ProgressView.of(results)),
                SetupView.of(run, results),
                ResultsView.of(shown.epochs()),
                units,
                FindingsView.of(findings, results),
                WatchedView.of(run, results, shown, findings, directory.toString()),
                Glossary.definitions(),
                Downloads.of(files, List.of()),
                prints);
    }

    private FullView view(DescribedPlan run, boolean atWork, Map<String, String> prints) {
        ResultsSoFar results = ResultsSoFar.read(files, run, problems);
        Findings findings = Findings.read(files, problems);
        WorkStatus status = WorkStatus.of(run, results, findings, atWork);
        ShownUnits units = ShownUnits.read(files, run, results, findings, problems);
        return new FullView(
                new HeadingView(
                        name(directory),
                        directory.toString(),
                        run.document().command(),
                        status,
                        problems.sentence(),
                        problems.all(),
                        results.lines(),
                        ProgressView.of(run, results, status, files)),
                SetupView.of(run),
                ResultsView.of(run, results),
                units.view(),
                FindingsView.of(findings, run, results),
                null,
                Glossary.definitions(),
                Downloads.of(files, units.trials()),
                prints);
    }

    private FullView broken(Map<String, String> prints) {
        return new FullView(
                new HeadingView(
                        name(directory),
                        directory.toString(),
                        null,
                        WorkStatus.BROKEN,
                        problems.sentence(),
                        problems.all(),
                        0,
                        null),
                SetupView.UNKNOWN,
                ResultsView.NONE,
                UnitsView.NONE,
                FindingsView.NONE,
                null,
                Glossary.definitions(),
                Downloads.of(files, List.of()),
                prints);
    }

    static String name(Path directory) {
        return String.valueOf(directory.getFileName());
    }
}
