package org.rekindle.cli.view;

import org.jspecify.annotations.Nullable;

/**
 * How far a run is, in trials of a study or in epochs of a training run.
 *
 * @param unit {@code trial} or {@code epoch}
 * @param done how many are finished
 * @param planned how many there would be if none were spared
 * @param spared how many are not needed, because their settings were dropped
 * @param secondsLeft how long the rest may take, see {@link Pace}; null when nothing runs, or
 *     nothing is finished yet
 */
public record Progress(
        String unit, int done, int planned, int spared, @Nullable Double secondsLeft) {}
