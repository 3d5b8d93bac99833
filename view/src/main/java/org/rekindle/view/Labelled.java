package org.rekindle.view;

/**
 * A line of a table of facts.
 *
 * @param label what the fact is of
 * @param value the fact, in words
 */
public record Labelled(String label, String value) {}
