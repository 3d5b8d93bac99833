package org.rekindle.view;

/**
 * A fact with its label.
 *
 * @param label what the fact is about
 * @param value the fact, in words
 */
public record Labelled(String label, String value) {}
