package org.rekindle.view;

import org.jspecify.annotations.Nullable;
import org.rekindle.run.RunDirectory;
import org.rekindle.run.document.CureDocument;
import org.rekindle.run.document.DiagnosisDocument;
import org.rekindle.run.document.RecommendationDocument;

/**
 * What was found out about a run, as far as it was.
 *
 * @param recommendation of a study
 * @param diagnosis why its units died
 * @param cure what revives them
 */
record RunDocuments(
        Documents.@Nullable Found<RecommendationDocument> recommendation,
        Documents.@Nullable Found<DiagnosisDocument> diagnosis,
        Documents.@Nullable Found<CureDocument> cure) {

    /** Nothing. */
    static final RunDocuments NONE = new RunDocuments(null, null, null);

    static RunDocuments read(RunFiles files, Problems problems) {
        return new RunDocuments(
                Documents.find(
                        files, RunDirectory.RECOMMENDATION, RecommendationDocument.class, problems),
                Documents.find(files, RunDirectory.DIAGNOSIS, DiagnosisDocument.class, problems),
                Documents.find(files, RunDirectory.CURE, CureDocument.class, problems));
    }

    /** Whether a study has answered, and on all trials that it needs. */
    boolean answerIsWhole() {
        if (recommendation == null) {
            return false;
        }
        RecommendationDocument answer = recommendation.document();
        return answer.trials() + answer.trialsSpared() >= answer.trialsPlanned();
    }
}
