package org.rekindle.run.engine;

import java.util.Optional;
import org.rekindle.run.document.RecommendationDocument;
import org.rekindle.study.Ranking;
import org.rekindle.study.Recommendation;

/**
 * The answer of a study.
 *
 * @param ranking every setting with its trials
 * @param recommendation which one to use; empty when no trial has a score
 * @param document the same as {@code recommendation.json}
 */
public record StudyAnswer(
        Ranking ranking,
        Optional<Recommendation> recommendation,
        RecommendationDocument document) {}
