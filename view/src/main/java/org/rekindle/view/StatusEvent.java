package org.rekindle.view;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is, without its results.
 *
 * @param status whether it is running, finished, interrupted or broken
 * @param problem what is wrong with its files, in one sentence; null when nothing is
 * @param progress how much is done, in numbers; null for a broken run
 * @param documents as in {@link FullView}. A view with other ones is out of date
 */
public record StatusEvent(
        WorkStatus status,
        @Nullable String problem,
        @Nullable ProgressView progress,
        Map<String, String> documents) {}
