package org.rekindle.view;

import org.jspecify.annotations.Nullable;

/**
 * What a word of the report means.
 *
 * @param id a name for scripts, such as {@code stuck_negative}
 * @param term the word as it is written
 * @param text what it means, thresholds included
 * @param source where it comes from; null when it is Rekindle's own, or everybody's
 */
public record Definition(String id, String term, String text, @Nullable String source) {}
