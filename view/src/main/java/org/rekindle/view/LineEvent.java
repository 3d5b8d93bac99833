package org.rekindle.view;

import java.util.List;
import org.rekindle.run.document.EpochDocument;
import org.rekindle.run.document.StandingDocument;

/**
 * What a new line of a run tells. Where several came together, what follows from all of them stands
 * beside each: to rank ten thousand trials after every single one would take minutes.
 */
public sealed interface LineEvent {

    /** The number of the line in its file, counted from 1. */
    int line();

    /**
     * A trial has ended.
     *
     * @param trial its row
     * @param settings those that stand otherwise than before; of several lines that came together
     *     they stand with the last. A trial can change them all: it may be the one that a round was
     *     waiting for
     * @param ranking each activation at its best setting now
     * @param progress how far the study is now
     */
    record TrialEnded(
            int line,
            TrialRow trial,
            List<SettingView> settings,
            List<StandingDocument> ranking,
            Progress progress)
            implements LineEvent {}

    /**
     * An epoch has ended.
     *
     * @param epoch its line
     * @param progress how far the training is now
     */
    record EpochEnded(int line, EpochDocument epoch, Progress progress) implements LineEvent {}
}
