package org.rekindle.run.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rekindle.study.DenseCandidates;
import org.rekindle.study.StudyPlan;
import org.rekindle.subject.Baseline;
import org.rekindle.training.BaselineModels;

/** What the scores of a study have to beat: the models are fitted on each split that compares. */
final class StudyBaselines {
    private final StudySplits splits;
    private final DenseCandidates candidates;
    private final Map<Integer, BaselineModels> models = new HashMap<>();
    private final Baseline onValidation;

    StudyBaselines(StudyPlan plan, StudySplits splits, DenseCandidates candidates) {
        this.splits = splits;
        this.candidates = candidates;
        List<Integer> comparing = plan.protocol().comparingSplits();
        this.onValidation =
                Baseline.mean(
                        comparing.stream()
                                .map(
                                        split ->
                                                of(split)
                                                        .on(
                                                                splits.of(split)
                                                                        .prepared()
                                                                        .validation()))
                                .toList());
    }

    /** The mean of their scores on the validation samples, as the scores of the ranking are. */
    Baseline onValidation() {
        return onValidation;
    }

    /** On the test samples, fitted on the split of the network that is tested. */
    Baseline onTest(int split) {
        return of(split).on(splits.of(split).prepared().test());
    }

    private BaselineModels of(int split) {
        return models.computeIfAbsent(split, candidates::baselines);
    }
}
