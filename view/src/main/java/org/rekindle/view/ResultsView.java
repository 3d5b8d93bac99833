package org.rekindle.view;

import java.util.List;
import org.rekindle.run.document.EpochLine;
import org.rekindle.run.document.StandingDocument;

/**
 * What was measured so far.
 *
 * @param settings every setting that has a finished trial, in the order of the search space
 * @param ranking each activation at its best setting, best first; empty for a training run
 * @param trials the lines of {@code trials.jsonl}
 * @param epochs the lines of {@code epochs.jsonl}; of a long watched run some of them, see {@link
 *     WatchedView#epochsNote}
 */
public record ResultsView(
        List<SettingView> settings,
        List<StandingDocument> ranking,
        List<TrialRow> trials,
        List<? extends EpochLine> epochs) {

    /** Nothing. */
    static final ResultsView NONE = new ResultsView(List.of(), List.of(), List.of(), List.of());

    static ResultsView of(DescribedPlan run, ResultsSoFar results) {
        return new ResultsView(
                results.ranking().standings().stream().map(SettingView::of).toList(),
                run.isStudy()
                        ? results.ranking().best().stream().map(StandingDocument::of).toList()
                        : List.of(),
                results.trials().stream().map(TrialRow::of).toList(),
                results.epochs());
    }

    static ResultsView of(List<? extends EpochLine> epochs) {
        return new ResultsView(List.of(), List.of(), List.of(), epochs);
    }
}
