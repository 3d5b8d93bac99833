package org.rekindle.view;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rekindle.census.LayerSummary;
import org.rekindle.run.RunDirectory;
import org.rekindle.run.document.RecommendationDocument;
import org.rekindle.run.document.RunDocument;
import org.rekindle.run.document.ScoreDocument;
import org.rekindle.run.document.StandingDocument;
import org.rekindle.study.Trial;
import org.rekindle.training.Evaluation;

/** Makes a {@link RunSummary} from the files of a run directory, whatever state they are in. */
final class SummaryReader {
    private static final List<String> CHANGING =
            List.of(
                    RunDirectory.RUN,
                    RunDirectory.TRIALS,
                    RunDirectory.EPOCHS,
                    RunDirectory.RECOMMENDATION,
                    RunDirectory.DIAGNOSIS,
                    RunDirectory.CURE);

    private SummaryReader() {}

    /** What a list shows of the outcome. */
    private record Outcome(
            @Nullable String activation,
            @Nullable Double learningRate,
            @Nullable Double score,
            @Nullable Double deadFraction) {
        static final Outcome NONE = new Outcome(null, null, null, null);
    }

    static RunSummary read(Path directory) {
        boolean atWork = RunDirectory.isAtWork(directory);
        RunFiles files = new RunFiles(directory);
        Problems problems = new Problems();
        String name = RunReader.name(directory);
        Optional<OpenedRun> opened = OpenedRun.open(files, problems);
        if (opened.isEmpty()) {
            return new RunSummary(
                    name,
                    null,
                    RunStatus.BROKEN,
                    problems.sentence(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    modified(files));
        }
        OpenedRun run = opened.get();
        RunBody body = RunBody.read(files, run, problems);
        RunDocuments documents = RunDocuments.read(files, problems);
        RunStatus status = RunStatus.of(run, body, documents, atWork);
        Outcome outcome = run.isStudy() ? recommended(documents) : trained(run, body);
        RunDocument.Data data = run.document().data();
        return new RunSummary(
                name,
                run.document().command(),
                status,
                problems.sentence(),
                data.target(),
                fileName(data.path()),
                data.task(),
                data.rows(),
                run.plan().task().scoreName(),
                outcome.activation,
                outcome.learningRate,
                outcome.score,
                outcome.deadFraction,
                Progress.of(run, body, status, files),
                modified(files));
    }

    private static Outcome recommended(RunDocuments documents) {
        if (documents.recommendation() == null) {
            return Outcome.NONE;
        }
        RecommendationDocument answer = documents.recommendation().document();
        Optional<StandingDocument> winner =
                answer.ranking().stream()
                        .filter(standing -> standing.shape().equals(answer.shape()))
                        .findFirst();
        return new Outcome(
                answer.shape().activation(),
                answer.learningRate(),
                winner.map(StandingDocument::score).orElse(null),
                winner.map(StandingDocument::deadFraction).orElse(null));
    }

    private static Outcome trained(OpenedRun run, RunBody body) {
        RunDocument.Space space = run.document().space();
        Optional<Trial> trial = body.trials().stream().findFirst();
        Optional<List<LayerSummary>> layers =
                trial.map(Trial::layers).or(() -> body.lastEpoch().map(epoch -> epoch.layers()));
        return new Outcome(
                space.activations().get(0).activation(),
                space.learningRates().get(0),
                trial.isPresent()
                        ? trial.get().validation().map(Evaluation::score).orElse(null)
                        : body.lastEpoch()
                                .map(epoch -> epoch.validation())
                                .map(ScoreDocument::toEvaluation)
                                .map(Evaluation::score)
                                .orElse(null),
                layers.map(SummaryReader::deadFraction).orElse(null));
    }

    private static double deadFraction(List<LayerSummary> layers) {
        return layers.stream().mapToDouble(LayerSummary::dead).sum()
                / layers.stream().mapToDouble(LayerSummary::units).sum();
    }

    private static String fileName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private static @Nullable String modified(RunFiles files) {
        return CHANGING.stream()
                .flatMap(name -> Stream.ofNullable(files.attributesOrNull(name)))
                .map(attributes -> attributes.lastModifiedTime().toInstant())
                .max(Comparator.naturalOrder())
                .map(Object::toString)
                .orElse(null);
    }
}
