package org.rekindle.view;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to a run since the last look.
 *
 * @param anew whether lines count from 1 again, because the file that grows was replaced
 * @param events what the new lines tell; one that is corrupt tells nothing, and is a problem of the
 *     status
 * @param lines how many whole lines there are now
 * @param status the run as it is now
 */
public record RunNews(boolean anew, List<LineEvent> events, int lines, Status status) {

    /**
     * A run in short.
     *
     * @param status how far it is
     * @param problem what is wrong with its files, in one sentence; null when nothing is
     * @param progress how far it is, in numbers; null for a broken one
     * @param documents as in {@link RunView}; where they are others than those of a view, the view
     *     is out of date
     */
    public record Status(
            RunStatus status,
            @Nullable String problem,
            @Nullable Progress progress,
            Map<String, String> documents) {}
}
