package org.rekindle.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which run is shown, and how far it is.
 *
 * @param name the folder's name
 * @param directory the folder, absolute
 * @param command {@code choose}, {@code train} or {@code watched}; null when {@code run.json} does
 *     not say
 * @param status whether it is running, finished, interrupted or broken
 * @param problem what is wrong with its files, in one sentence; null when nothing is
 * @param problems the first problems of its files, a sentence each
 * @param version how many whole lines of {@code trials.jsonl} (for other runs than studies: of
 *     {@code epochs.jsonl}) the view includes
 * @param progress how much is done, in numbers; null for a broken run
 */
public record HeadingView(
        String name,
        String directory,
        @Nullable String command,
        WorkStatus status,
        @Nullable String problem,
        List<String> problems,
        int version,
        @Nullable ProgressView progress) {}
