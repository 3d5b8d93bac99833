package org.rekindle.view;

import java.util.List;

/**
 * What has happened to a run since the last look.
 *
 * @param anew whether lines count from 1 again, because the file that grows was replaced
 * @param events what the new lines state. A corrupt line gives no event; the status names it as a
 *     problem
 * @param lines how many whole lines there are now
 * @param status how far the run is now
 */
public record ViewUpdate(boolean anew, List<LineEvent> events, int lines, StatusEvent status) {}
