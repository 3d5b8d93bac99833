package org.rekindle.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rekindle.run.watched.RecordedScore;
import org.rekindle.run.watched.WatchedDocument;

/**
 * What a page shows of a watched run alone.
 *
 * @param framework what trained, such as {@code pytorch 2.5.0}
 * @param program the script, without its folder
 * @param higherIsBetter whether a larger score is better; null while there is no score
 * @param gain what gains are gains in: the score, or the share of a loss that is gone
 * @param layers the layers whose units are counted, in the order of the first pass
 * @param notCounted what was seen and not counted
 * @param gradients whether they vanish or explode, in sentences
 * @param epochsNote which epochs are left out, in words; null when all are shown
 * @param ended how the program ended, as in {@code run.json}
 * @param next the command that says why units died; null where that is known
 */
public record WatchedView(
        @Nullable String framework,
        @Nullable String program,
        @Nullable Boolean higherIsBetter,
        @Nullable String gain,
        List<WatchedDocument.Layer> layers,
        List<WatchedDocument.NotCounted> notCounted,
        List<String> gradients,
        @Nullable String epochsNote,
        @Nullable String ended,
        @Nullable String next) {

    static WatchedView of(
            DescribedWatch run,
            WatchedResults results,
            ShownEpochs shown,
            Findings findings,
            String directory) {
        WatchedDocument document = run.document();
        List<WatchedDocument.NotCounted> left = document.notCounted();
        return new WatchedView(
                run.framework().orElse(null),
                run.script().orElse(null),
                results.firstScored().map(epoch -> epoch.higherIsBetter()).orElse(null),
                results.firstScored().isPresent()
                        ? RecordedScore.of(results.epochs()).title()
                        : null,
                run.layers(),
                left == null ? List.of() : left,
                GradientWords.of(results.epochs()),
                shown.note(),
                document.ended(),
                findings.diagnosis() == null ? Program.command("explain", directory) : null);
    }
}
