package org.rekindle.view;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.rekindle.run.document.RunDocument;

/**
 * The documents that state what was found out, as they are in the run directory. Each is null while
 * it does not exist.
 *
 * @param recommendation {@code recommendation.json}
 * @param diagnosis {@code diagnosis.json}
 * @param cure {@code cure.json}
 * @param cureWords what it says, in sentences
 */
public record FindingsView(
        @Nullable JsonNode recommendation,
        @Nullable JsonNode diagnosis,
        @Nullable JsonNode cure,
        @Nullable CureWords cureWords) {

    /** Nothing. */
    static final FindingsView NONE = new FindingsView(null, null, null, null);

    static FindingsView of(Findings findings, RunDocument run) {
        return new FindingsView(
                tree(findings.recommendation()),
                tree(findings.diagnosis()),
                tree(findings.cure()),
                findings.cure() == null
                        ? null
                        : CureWords.of(findings.cure().document(), run).orElse(null));
    }

    private static @Nullable JsonNode tree(CheckedJson.@Nullable Found<?> found) {
        return found == null ? null : found.tree();
    }
}
