package org.rekindle.view;

/**
 * A file of a run that can be fetched.
 *
 * @param name its name, from the run directory on, with {@code /} between folders
 * @param bytes its size
 */
public record FileEntry(String name, long bytes) {}
