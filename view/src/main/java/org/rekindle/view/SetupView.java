package org.rekindle.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rekindle.run.document.RunDocument;
import org.rekindle.run.watched.WatchedEpoch;
import org.rekindle.training.TrainingData;

/**
 * What was tried, and on what: all of it follows from {@code run.json}.
 *
 * @param scoreName what networks are ranked by, such as {@code accuracy}
 * @param repeat the command that repeats the run
 * @param data the data that it learnt from
 * @param provenance what else is needed to repeat it
 * @param epochsPlanned how many epochs each training has; 0 where nobody knows
 * @param censusScope which samples the counts are over
 * @param activations each candidate, to be drawn
 */
public record SetupView(
        @Nullable String scoreName,
        @Nullable String repeat,
        @Nullable DataView data,
        List<Labelled> provenance,
        int epochsPlanned,
        @Nullable String censusScope,
        List<ActivationCurve> activations) {

    /** Of a run whose {@code run.json} cannot be read. */
    static final SetupView UNKNOWN = new SetupView(null, null, null, List.of(), 0, null, List.of());

    static SetupView of(DescribedPlan run) {
        RunDocument document = run.document();
        return new SetupView(
                run.plan().metric().id(),
                RepeatCommand.of(document),
                DataView.of(document.data()),
                Provenance.of(document),
                run.plan().epochs(),
                censusScope(document),
                document.space().activations().stream().map(ActivationCurve::of).toList());
    }

    static SetupView of(DescribedWatch run, WatchedResults results) {
        return new SetupView(
                results.firstScored().map(WatchedEpoch::score).orElse(null),
                null,
                null,
                WatchedProvenance.of(run),
                0,
                results.last()
                        .map(WatchedEpoch::censusScope)
                        .map(scope -> scope + " samples")
                        .orElse(null),
                List.of());
    }

    static String censusScope(RunDocument document) {
        RunDocument.Split split = document.data().split();
        return Boolean.TRUE.equals(document.data().noSplit())
                ? TrainingData.censusScope(split.train())
                : TrainingData.censusScope(split.train(), split.validation());
    }
}
