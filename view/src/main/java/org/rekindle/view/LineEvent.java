package org.rekindle.view;

import java.util.List;
import org.rekindle.run.document.EpochLine;
import org.rekindle.run.document.StandingDocument;

/**
 * What a new line of a run states. If several lines came together, each event carries the ranking
 * and progress after all of them: to rank ten thousand trials after every single one would take
 * minutes.
 */
public sealed interface LineEvent {

    /** The number of the line in its file, counted from 1. */
    int line();

    /**
     * A trial has ended.
     *
     * @param trial its row
     * @param settings the settings whose standing has changed. If several lines came together, the
     *     last event carries them. One trial can change all settings: it may be the one that
     *     completes a round
     * @param ranking each activation at its best setting now
     * @param progress how far the study is now
     */
    record TrialEnded(
            int line,
            TrialRow trial,
            List<SettingView> settings,
            List<StandingDocument> ranking,
            ProgressView progress)
            implements LineEvent {}

    /**
     * An epoch has ended.
     *
     * @param epoch its line
     * @param progress how far the training is now
     */
    record EpochEnded(int line, EpochLine epoch, ProgressView progress) implements LineEvent {}
}
