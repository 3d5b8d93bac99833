package org.rekindle.view;

import org.jspecify.annotations.Nullable;

/**
 * The definition of a term in the report.
 *
 * @param id a name for scripts, such as {@code stuck_negative}
 * @param term the term as the page writes it
 * @param text what it means, thresholds included
 * @param source where it comes from; null when it is Rekindle's own or common knowledge
 */
public record Definition(String id, String term, String text, @Nullable String source) {}
