package org.rekindle.view;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The documents that state what was found out, as they are in the run directory. Each is null while
 * it does not exist.
 *
 * @param recommendation {@code recommendation.json}
 * @param diagnosis {@code diagnosis.json}
 * @param cure {@code cure.json}
 */
public record FindingsView(
        @Nullable JsonNode recommendation, @Nullable JsonNode diagnosis, @Nullable JsonNode cure) {

    /** Nothing. */
    static final FindingsView NONE = new FindingsView(null, null, null);

    static FindingsView of(Findings findings) {
        return new FindingsView(
                tree(findings.recommendation()), tree(findings.diagnosis()), tree(findings.cure()));
    }

    private static @Nullable JsonNode tree(CheckedJson.@Nullable Found<?> found) {
        return found == null ? null : found.tree();
    }
}
