package org.rekindle.view;

import org.jspecify.annotations.Nullable;
import org.rekindle.run.FileNames;
import org.rekindle.run.document.BaselineDocument;
import org.rekindle.run.document.CureDocument;
import org.rekindle.run.document.DiagnosisDocument;
import org.rekindle.run.document.RecommendationDocument;

/**
 * What choose, train, explain and cure found out about a run. Each is null while it is not known.
 *
 * @param baseline what its validation scores have to beat
 * @param recommendation which setting of a study to use
 * @param diagnosis why its units died
 * @param cure what revives them
 */
record Findings(
        CheckedJson.@Nullable Found<BaselineDocument> baseline,
        CheckedJson.@Nullable Found<RecommendationDocument> recommendation,
        CheckedJson.@Nullable Found<DiagnosisDocument> diagnosis,
        CheckedJson.@Nullable Found<CureDocument> cure) {

    /** Nothing. */
    static final Findings NONE = new Findings(null, null, null, null);

    static Findings read(UntrustedFiles files, Problems problems) {
        return new Findings(
                CheckedJson.find(files, FileNames.BASELINE, BaselineDocument.class, problems),
                CheckedJson.find(
                        files, FileNames.RECOMMENDATION, RecommendationDocument.class, problems),
                CheckedJson.find(files, FileNames.DIAGNOSIS, DiagnosisDocument.class, problems),
                CheckedJson.find(files, FileNames.CURE, CureDocument.class, problems));
    }

    /** Whether a study has answered from all trials that it needs. */
    boolean answerIsWhole() {
        if (recommendation == null) {
            return false;
        }
        RecommendationDocument answer = recommendation.document();
        return answer.trials() + answer.trialsSpared() >= answer.trialsPlanned();
    }
}
