package org.rekindle.subject;

import java.util.Locale;
import java.util.Optional;
import org.rekindle.network.ClassScores;
import org.rekindle.network.Task;
import org.rekindle.text.NumberText;

/**
 * A score beside its baselines, in words.
 *
 * @param baseline what it has to beat
 * @param score on the same samples; NaN where there is none
 * @param classes for classification, all scores on these samples; empty where they are not known
 * @param samples which they are, such as {@code validation}
 */
public record ComparedScore(
        Baseline baseline, double score, Optional<ClassScores> classes, String samples) {

    /**
     * What is said first: that the score is no better than a guess; empty when the network {@link
     * Baseline#hasLearnt}, where there is no score, and where the metric says nothing about these
     * samples.
     */
    public Optional<String> alarm() {
        return !baseline.isDefined() || Double.isNaN(score) || baseline.hasLearnt(score, classes)
                ? Optional.empty()
                : Optional.of(
                        "No better than guessing: %s %s is not shown to beat %s, which reaches %s."
                                .formatted(
                                        scoreText(), NumberText.score(score), constant(), base()));
    }

    /**
     * What is said first of a network that tells the classes apart, although its score is not shown
     * to beat the constant's; empty for every other.
     */
    public Optional<String> caution() {
        return baseline.separation(score, classes)
                .map(
                        shown ->
                                "The network tells the classes apart (%s %s %s, 95 %% interval %s to %s; a guess has %s), although its %s %s is not shown to beat %s, which reaches %s. The metric %s ranks networks by that."
                                        .formatted(
                                                samples,
                                                shown.metric().title(),
                                                NumberText.score(shown.score()),
                                                NumberText.score(shown.ci95().low()),
                                                NumberText.score(shown.ci95().high()),
                                                NumberText.score(shown.guess()),
                                                baseline.metric().title(),
                                                NumberText.score(score),
                                                constant(),
                                                base(),
                                                shown.metric().id()));
    }

    /** What else is there to compare with. */
    public String comparison() {
        if (!baseline.isDefined()) {
            return String.format(
                    Locale.ROOT,
                    "%s is not defined on these %d rows: all their targets are equal.",
                    capital(scoreText()),
                    baseline.samples());
        }
        String both =
                String.format(
                        Locale.ROOT,
                        "For comparison on the same %d rows: %s reaches %s",
                        baseline.samples(),
                        constant(),
                        base());
        if (baseline.linear().isEmpty()) {
            return both + ".";
        }
        double linear = baseline.linear().getAsDouble();
        String verdict =
                baseline.isLinearBeatenBy(score)
                        ? ""
                        : " The hidden layers are not shown to gain anything over the linear model.";
        return "%s, a linear model %s%s.%s"
                .formatted(
                        both,
                        NumberText.score(linear),
                        baseline.linearConverged() ? "" : " (not trained to its end)",
                        verdict);
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private String scoreText() {
        return samples + " " + baseline.metric().title();
    }

    private String base() {
        return NumberText.score(baseline.constant());
    }

    private String constant() {
        return baseline.metric().task() == Task.CLASSIFICATION
                ? "always answering the largest class"
                : "always answering the mean";
    }
}
