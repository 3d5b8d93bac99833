package org.rekindle.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rekindle.cli.run.CureDocument;
import org.rekindle.cli.run.DiagnosisDocument;
import org.rekindle.cli.run.EpochDocument;
import org.rekindle.cli.run.RecommendationDocument;
import org.rekindle.cli.run.RunDirectory;
import org.rekindle.cli.run.RunDocument;
import org.rekindle.cli.run.StandingDocument;
import org.rekindle.study.Ranking;
import org.rekindle.study.StudyPlan;
import org.rekindle.study.Trial;
import org.rekindle.training.TrainingData;

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
        return new RunReader(directory).view();
    }

    private RunView view() {
        Optional<RunDocument> run = Optional.empty();
        Optional<StudyPlan> plan = Optional.empty();
        try {
            run = Documents.read(files, RunDirectory.RUN, RunDocument.class);
            if (run.isEmpty()) {
                problems.add(RunDirectory.RUN + " is missing");
            } else {
                plan = Optional.of(plan(run.get()));
            }
        } catch (BadFileException e) {
            problems.add(e.sentence());
        }
        return plan.isPresent() ? view(run.orElseThrow(), plan.get()) : broken();
    }

    static StudyPlan plan(RunDocument run) throws BadFileException {
        try {
            if (!run.command().equals("choose") && !run.command().equals("train")) {
                throw new IllegalArgumentException(
                        "\"%s\" is not a command that leaves a run".formatted(run.command()));
            }
            return run.toPlan();
        } catch (IllegalArgumentException e) {
            throw new BadFileException(
                    "%s describes no run: %s".formatted(RunDirectory.RUN, e.getMessage()));
        }
    }

    private RunView view(RunDocument run, StudyPlan plan) {
        return run.command().equals("train") ? training(run, plan) : study(run, plan);
    }

    private RunView study(RunDocument run, StudyPlan plan) {
        TrialLines.All trials = TrialLines.readAll(files, plan, problems);
        Ranking ranking = Ranking.of(plan, run.data().split().validation(), trials.trials());
        Documents.Found<RecommendationDocument> recommendation =
                find(RunDirectory.RECOMMENDATION, RecommendationDocument.class);
        Documents.Found<DiagnosisDocument> diagnosis =
                find(RunDirectory.DIAGNOSIS, DiagnosisDocument.class);
        boolean whole = recommendation != null && isWhole(recommendation.document());
        RunStatus status = status(whole);
        int left = ranking.planned() - ranking.spared() - ranking.finished();
        Progress progress =
                new Progress(
                        "trial",
                        ranking.finished(),
                        ranking.planned(),
                        ranking.spared(),
                        status == RunStatus.RUNNING
                                ? new Pace(files).ofStudy(trials.trials(), left)
                                : null);
        List<ShownTrial> shown =
                ShownTrial.ofStudy(
                        trials.trials(), ranking, document(recommendation), document(diagnosis));
        return view(
                run,
                plan,
                status,
                trials.lines(),
                progress,
                tree(recommendation),
                ranking,
                trials.trials(),
                List.of(),
                shown,
                diagnosis);
    }

    private RunView training(RunDocument run, StudyPlan plan) {
        EpochLines.All epochs = EpochLines.readAll(files, plan, problems);
        TrialLines.All trials = TrialLines.readAll(files, plan, problems);
        Ranking ranking = Ranking.of(plan, run.data().split().validation(), trials.trials());
        RunStatus status = status(trials.trials().stream().anyMatch(Trial::isFinished));
        int done = epochs.done();
        Progress progress =
                new Progress(
                        "epoch",
                        done,
                        plan.epochs(),
                        0,
                        status == RunStatus.RUNNING
                                ? new Pace(files).ofTraining(done, plan.epochs() - done)
                                : null);
        return view(
                run,
                plan,
                status,
                epochs.lines(),
                progress,
                null,
                ranking,
                trials.trials(),
                epochs.epochs(),
                ShownTrial.ofTraining(trials.trials()),
                find(RunDirectory.DIAGNOSIS, DiagnosisDocument.class));
    }

    private RunView view(
            RunDocument run,
            StudyPlan plan,
            RunStatus status,
            int version,
            Progress progress,
            @Nullable JsonNode recommendation,
            Ranking ranking,
            List<Trial> trials,
            List<EpochDocument> epochs,
            List<ShownTrial> shown,
            Documents.@Nullable Found<DiagnosisDocument> diagnosis) {
        String censusScope =
                TrainingData.censusScope(
                        run.data().split().train(), run.data().split().validation());
        boolean severalInits = plan.space().initializers().size() > 1;
        ShownLives lives = new ShownLives(files, censusScope, severalInits, document(diagnosis));
        List<FileEntry> entries = Downloads.of(files, shown);
        List<LivesView> livesViews = lives.lives(shown, problems);
        List<SlopesView> slopes = lives.slopes(shown, problems);
        JsonNode cure = tree(find(RunDirectory.CURE, CureDocument.class));
        boolean isStudy = run.command().equals("choose");
        return new RunView(
                name(),
                directory.toString(),
                run.command(),
                status,
                problems.sentence(),
                problems.all(),
                version,
                plan.task().scoreName(),
                RepeatCommand.of(run),
                DataView.of(run.data()),
                Provenance.of(run),
                progress,
                plan.epochs(),
                censusScope,
                recommendation,
                ranking.standings().stream().map(SettingView::of).toList(),
                isStudy ? ranking.best().stream().map(StandingDocument::of).toList() : List.of(),
                trials.stream().map(TrialRow::of).toList(),
                epochs,
                shown.stream()
                        .map(
                                each ->
                                        new LayersView(
                                                each.title(severalInits),
                                                each.trial().key().number(),
                                                each.trial().layers()))
                        .toList(),
                livesViews,
                slopes,
                run.space().activations().stream().map(ActivationCurve::of).toList(),
                tree(diagnosis),
                cure,
                Glossary.definitions(),
                entries,
                Fingerprint.of(files, entries));
    }

    private RunView broken() {
        List<FileEntry> entries = Downloads.of(files, List.of());
        return new RunView(
                name(),
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
                entries,
                Fingerprint.of(files, entries));
    }

    private RunStatus status(boolean finished) {
        return finished ? RunStatus.FINISHED : RunStatus.INTERRUPTED;
    }

    private static boolean isWhole(RecommendationDocument recommendation) {
        return recommendation.trials() + recommendation.trialsSpared()
                >= recommendation.trialsPlanned();
    }

    private String name() {
        return String.valueOf(directory.getFileName());
    }

    private <T> Documents.@Nullable Found<T> find(String name, Class<T> type) {
        return Documents.find(files, name, type, problems);
    }

    private static <T> @Nullable T document(Documents.@Nullable Found<T> found) {
        return found == null ? null : found.document();
    }

    private static @Nullable JsonNode tree(Documents.@Nullable Found<?> found) {
        return found == null ? null : found.tree();
    }
}
