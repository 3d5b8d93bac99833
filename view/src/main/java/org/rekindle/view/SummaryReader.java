package org.rekindle.view;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rekindle.census.LayerSummary;
import org.rekindle.run.FileNames;
import org.rekindle.run.RunDirectory;
import org.rekindle.run.document.EarlyStopDocument;
import org.rekindle.run.document.RecommendationDocument;
import org.rekindle.run.document.RunDocument;
import org.rekindle.run.document.StandingDocument;
import org.rekindle.run.watched.WatchedEpoch;
import org.rekindle.study.Trial;
import org.rekindle.training.Evaluation;
import org.rekindle.view.Summary.BestResult;
import org.rekindle.view.Summary.TableFacts;

/** Makes a {@link Summary} from the files of a run directory, whatever state they are in. */
final class SummaryReader {
    private static final List<String> CHANGING =
            List.of(
                    FileNames.RUN,
                    FileNames.TRIALS,
                    FileNames.EPOCHS,
                    FileNames.RECOMMENDATION,
                    FileNames.DIAGNOSIS,
                    FileNames.CURE);

    private SummaryReader() {}

    static Summary read(Path directory) {
        boolean atWork = RunDirectory.isAtWork(directory);
        UntrustedFiles files = new UntrustedFiles(directory);
        Problems problems = new Problems();
        String name = ViewReader.name(directory);
        if (DescribedWatch.isIn(files)) {
            return DescribedWatch.open(files, problems)
                    .map(run -> watched(name, run, files, problems, atWork))
                    .orElseGet(() -> Summary.broken(name, problems.sentence(), modified(files)));
        }
        Optional<DescribedPlan> opened = DescribedPlan.open(files, problems);
        if (opened.isEmpty()) {
            return Summary.broken(name, problems.sentence(), modified(files));
        }
        DescribedPlan run = opened.get();
        ResultsSoFar results = ResultsSoFar.read(files, run, problems);
        Findings findings = Findings.read(files, problems);
        WorkStatus status = WorkStatus.of(run, results, findings, atWork);
        BestResult best = run.isStudy() ? recommended(findings) : trained(run, results);
        RunDocument.Data data = run.document().data();
        return new Summary(
                name,
                run.document().command(),
                status,
                problems.sentence(),
                null,
                new TableFacts(
                        data.target(),
                        fileName(data.path()),
                        data.task(),
                        data.rows(),
                        run.plan().metric().id()),
                best,
                ProgressView.of(run, results, status, files),
                modified(files));
    }

    private static Summary watched(
            String name,
            DescribedWatch run,
            UntrustedFiles files,
            Problems problems,
            boolean atWork) {
        WatchedResults results = WatchedLines.readAll(files, run, problems);
        OptionalDouble score = results.score();
        OptionalDouble dead = results.deadFraction();
        String activations = String.join(", ", run.activations());
        return new Summary(
                name,
                run.document().command(),
                WorkStatus.of(run, atWork),
                problems.sentence(),
                run.framework().orElse(null),
                new TableFacts(
                        null,
                        run.script().orElse(null),
                        null,
                        null,
                        results.firstScored().map(WatchedEpoch::score).orElse(null)),
                new BestResult(
                        activations.isEmpty() ? null : activations,
                        run.learningRate().orElse(null),
                        null,
                        score.isPresent() ? score.getAsDouble() : null,
                        dead.isPresent() ? dead.getAsDouble() : null),
                ProgressView.of(results),
                modified(files));
    }

    private static BestResult recommended(Findings findings) {
        if (findings.recommendation() == null) {
            return BestResult.NONE;
        }
        RecommendationDocument answer = findings.recommendation().document();
        Optional<StandingDocument> winner =
                answer.ranking().stream()
                        .filter(standing -> standing.shape().equals(answer.shape()))
                        .findFirst();
        EarlyStopDocument stop = answer.earlyStop();
        return new BestResult(
                answer.shape().activation(),
                answer.learningRate(),
                stop == null ? null : Integer.valueOf(stop.epoch()),
                stop == null
                        ? winner.map(StandingDocument::score).orElse(null)
                        : Double.valueOf(stop.score()),
                winner.map(StandingDocument::deadFraction).orElse(null));
    }

    private static BestResult trained(DescribedPlan run, ResultsSoFar results) {
        RunDocument.Space space = run.document().space();
        Optional<Trial> trial = results.trials().stream().findFirst();
        Optional<List<LayerSummary>> layers =
                trial.map(Trial::layers).or(() -> results.lastEpoch().map(epoch -> epoch.layers()));
        return new BestResult(
                space.activations().get(0).activation(),
                space.learningRates().get(0),
                null,
                trial.isPresent()
                        ? trial.get().validation().map(Evaluation::score).orElse(null)
                        : results.lastEpoch()
                                .map(epoch -> epoch.validation())
                                .map(scores -> scores.score(run.plan().metric()))
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

    private static @Nullable String modified(UntrustedFiles files) {
        return CHANGING.stream()
                .flatMap(name -> Stream.ofNullable(files.attributesOrNull(name)))
                .map(attributes -> attributes.lastModifiedTime().toInstant())
                .max(Comparator.naturalOrder())
                .map(Object::toString)
                .orElse(null);
    }
}
