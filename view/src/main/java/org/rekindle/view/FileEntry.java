package org.rekindle.view;

/**
 * A file of a run that can be downloaded.
 *
 * @param name its path below the run directory, with {@code /} between folders
 * @param bytes its size
 */
public record FileEntry(String name, long bytes) {}
