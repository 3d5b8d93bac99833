package org.rekindle.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rekindle.run.RunDirectory;
import org.rekindle.run.document.RunDocument;
import org.rekindle.run.document.StandingDocument;

/**
 * Makes a {@link RunView} from the files of a run directory, whatever state they are in. It never
 * throws on what they hold: what is wrong is told in the view, beside all that is right.
 */
public final class RunReader {
    private final Path directory;
    private final RunFiles files;
    private final Problems problems = new Problems();

    private RunReader(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
        this.files = new RunFiles(this.directory);
    }

    /** Everything that is shown of the run in that folder. */
    public static RunView read(Path directory) {
        // Asked first: what a run writes before its end is then there to be read.
        boolean atWork = RunDirectory.isAtWork(directory);
        return new RunReader(directory).view(atWork);
    }

    /** The same as it will be when this process, which is at work there, has left it. */
    public static RunView readAtEnd(Path directory) {
        return new RunReader(directory).view(false);
    }

    /** The {@link RunView#documents} of the run as it is now, without any file being read. */
    public static Map<String, String> fingerprint(Path directory) {
        return Fingerprint.of(new RunFiles(directory.toAbsolutePath().normalize()));
    }

    /** What is shown of the run in a list of runs. The lives of units are not looked at. */
    public static RunSummary summary(Path directory) {
        return SummaryReader.read(directory.toAbsolutePath().normalize());
    }

    private RunView view(boolean atWork) {
        // Before anything is read, so that what is newer than the view never has its fingerprint.
        Map<String, String> prints = Fingerprint.of(files);
        Optional<OpenedRun> run = OpenedRun.open(files, problems);
        return run.isPresent() ? view(run.get(), atWork, prints) : broken(prints);
    }

    private RunView view(OpenedRun run, boolean atWork, Map<String, String> prints) {
        RunDocument document = run.document();
        RunBody body = RunBody.read(files, run, problems);
        RunDocuments documents = RunDocuments.read(files, problems);
        RunStatus status = RunStatus.of(run, body, documents, atWork);
        ShownUnits units = ShownUnits.read(files, run, body, documents, problems);
        return new RunView(
                name(directory),
                directory.toString(),
                document.command(),
                status,
                problems.sentence(),
                problems.all(),
                body.lines(),
                run.plan().task().scoreName(),
                RepeatCommand.of(document),
                DataView.of(document.data()),
                Provenance.of(document),
                Progress.of(run, body, status, files),
                run.plan().epochs(),
                ShownUnits.censusScope(document),
                tree(documents.recommendation()),
                body.ranking().standings().stream().map(SettingView::of).toList(),
                run.isStudy()
                        ? body.ranking().best().stream().map(StandingDocument::of).toList()
                        : List.of(),
                body.trials().stream().map(TrialRow::of).toList(),
                body.epochs(),
                units.layers(),
                units.lives(),
                units.slopes(),
                document.space().activations().stream().map(ActivationCurve::of).toList(),
                tree(documents.diagnosis()),
                tree(documents.cure()),
                Glossary.definitions(),
                Downloads.of(files, units.trials()),
                prints);
    }

    private RunView broken(Map<String, String> prints) {
        return new RunView(
                name(directory),
                directory.toString(),
                null,
                RunStatus.BROKEN,
                problems.sentence(),
                problems.all(),
                0,
                null,
                null,
                null,
                List.of(),
                null,
                0,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                Glossary.definitions(),
                Downloads.of(files, List.of()),
                prints);
    }

    static String name(Path directory) {
        return String.valueOf(directory.getFileName());
    }

    private static @Nullable JsonNode tree(Documents.@Nullable Found<?> found) {
        return found == null ? null : found.tree();
    }
}
