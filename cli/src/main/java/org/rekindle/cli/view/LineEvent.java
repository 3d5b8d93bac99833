package org.rekindle.cli.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rekindle.cli.run.EpochDocument;
import org.rekindle.cli.run.StandingDocument;

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
     * @param setting the standing of its setting now; null when none of its trials counts, because
     *     this one was stopped
     * @param ranking each activation at its best setting now
     * @param progress how far the study is now
     */
    record TrialEnded(
            int line,
            TrialRow trial,
            @Nullable SettingView setting,
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
