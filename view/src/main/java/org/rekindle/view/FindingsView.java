package org.rekindle.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rekindle.run.watched.RecordedScore;

/**
 * The documents that state what was found out, as they are in the run directory, and what they say
 * in sentences. Each is null while it does not exist.
 *
 * @param baseline {@code baseline.json}
 * @param baselineWords how the run's score compares with it
 * @param recommendation {@code recommendation.json}
 * @param diagnosis {@code diagnosis.json}
 * @param diagnosisWords what it says, the most important first
 * @param cure {@code cure.json}
 * @param cureWords what it says
 */
public record FindingsView(
        @Nullable JsonNode baseline,
        @Nullable BaselineWords baselineWords,
        @Nullable JsonNode recommendation,
        @Nullable JsonNode diagnosis,
        @Nullable List<String> diagnosisWords,
        @Nullable JsonNode cure,
        @Nullable CureWords cureWords) {

    /** Nothing. */
    static final FindingsView NONE = new FindingsView(null, null, null, null, null, null, null);

    static FindingsView of(Findings findings, DescribedPlan run, ResultsSoFar results) {
        return new FindingsView(
                tree(findings.baseline()),
                BaselineWords.of(findings, run, results).orElse(null),
                tree(findings.recommendation()),
                tree(findings.diagnosis()),
                findings.diagnosis() == null
                        ? null
                        : DiagnosisWords.of(findings.diagnosis().document(), run.plan().metric()),
                tree(findings.cure()),
                findings.cure() == null
                        ? null
                        : CureWords.of(findings.cure().document(), run.document()).orElse(null));
    }

    static FindingsView of(Findings findings, WatchedResults results) {
        return new FindingsView(
                null,
                null,
                null,
                tree(findings.diagnosis()),
                findings.diagnosis() == null
                        ? null
                        : DiagnosisWords.ofWatched(
                                findings.diagnosis().document(),
                                RecordedScore.of(results.epochs()).title()),
                tree(findings.cure()),
                findings.cure() == null
                        ? null
                        : CureWords.ofWatched(findings.cure().document()).orElse(null));
    }

    private static @Nullable JsonNode tree(CheckedJson.@Nullable Found<?> found) {
        return found == null ? null : found.tree();
    }
}
