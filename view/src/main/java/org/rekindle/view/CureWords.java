package org.rekindle.view;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rekindle.cure.ControlledTrial;
import org.rekindle.cure.Remedy;
import org.rekindle.network.Metric;
import org.rekindle.run.document.CureDocument;
import org.rekindle.run.document.RunDocument;
import org.rekindle.run.document.RunPlan;
import org.rekindle.run.document.ScoreDocument;
import org.rekindle.run.watched.WatchedRemedies;
import org.rekindle.text.NumberText;

/**
 * What a controlled trial showed, in sentences. The terminal and the page say the same.
 *
 * @param sentences the conclusion, and what a reader needs to know beside it
 * @param command trains a new network as the recommended remedy does; null where none is
 *     recommended, or where the remedy needs the weights of the run's end
 */
public record CureWords(List<String> sentences, @Nullable String command) {

    /** Copies the list. */
    public CureWords {
        sentences = List.copyOf(sentences);
    }

    /** Of a trial; empty where no remedy was tried. */
    public static Optional<CureWords> of(CureDocument cure, RunDocument run) {
        if (cure.trials().isEmpty()) {
            return Optional.empty();
        }
        Stream<Optional<String>> said =
                Stream.of(
                        lastHealthy(cure),
                        countedAsConstant(cure),
                        Optional.of(conclusion(cure, Remedy::named)),
                        onTest(cure, run, RunPlan.of(run).metric()));
        return Optional.of(
                new CureWords(
                        said.flatMap(Optional::stream).toList(),
                        RetrainCommand.of(cure, run).orElse(null)));
    }

    /** Of the trial of a watched run; empty where no remedy was tried. */
    public static Optional<CureWords> ofWatched(CureDocument cure) {
        return cure.trials().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new CureWords(List.of(conclusion(cure, WatchedRemedies::named)), null));
    }

    private static Optional<String> lastHealthy(CureDocument cure) {
        Integer epoch = cure.lastHealthyEpoch();
        if (epoch == null) {
            return Optional.empty();
        }
        return Optional.of(
                epoch == 0
                        ? "The last healthy state is that before training, so going back means to train again."
                        : String.format(
                                Locale.ROOT,
                                "The last healthy state is that after epoch %d.",
                                epoch));
    }

    private static Optional<String> countedAsConstant(CureDocument cure) {
        Double constant = cure.constant();
        return constant != null && cure.trials().stream().anyMatch(CureWords::isRaised)
                ? Optional.of(
                        "In gains, a score below that of a constant answer (%s) counts as that."
                                .formatted(NumberText.score(constant)))
                : Optional.empty();
    }

    private static boolean isRaised(CureDocument.ArmLine arm) {
        Double counted = arm.countedScore();
        return counted != null && counted > arm.score();
    }

    private interface Remedies {
        Optional<Remedy> named(String id);
    }

    private static String conclusion(CureDocument cure, Remedies remedies) {
        String recommended = cure.recommended();
        if (!recommended.equals(CureDocument.NONE)) {
            return "Recommended: %s, the least invasive remedy that beats both controls and scores within %s of the best one."
                    .formatted(
                            described(remedies, recommended),
                            NumberText.rate(ControlledTrial.TOLERANCE));
        }
        List<String> better = cure.beatsCarryOn();
        if (better == null || better.isEmpty()) {
            return "No remedy is shown to beat carrying on.";
        }
        return "No remedy beats both controls, so none is recommended. These beat carrying on alone: %s."
                .formatted(
                        better.stream()
                                .map(id -> described(remedies, id) + divergence(cure, id))
                                .collect(Collectors.joining("; ")));
    }

    private static String described(Remedies remedies, String id) {
        return remedies.named(id)
                .map(remedy -> "%s (%s)".formatted(remedy.description(), id))
                .orElse(id);
    }

    private static String divergence(CureDocument cure, String id) {
        int diverged =
                cure.trials().stream()
                        .filter(arm -> arm.remedy().equals(id))
                        .mapToInt(CureDocument.ArmLine::diverged)
                        .sum();
        return diverged == 0
                ? ""
                : String.format(Locale.ROOT, ", of which %d runs diverged", diverged);
    }

    private static Optional<String> onTest(CureDocument cure, RunDocument run, Metric metric) {
        ScoreDocument test = cure.test();
        ScoreDocument carriedOn = cure.testCarryOn();
        Integer samples = cure.testSamples();
        if (test == null || carriedOn == null || samples == null) {
            return Optional.empty();
        }
        String rows =
                Boolean.TRUE.equals(run.data().noSplit())
                        ? "On the %d rows that it learnt from"
                        : "On %d test rows, which had no part in the choice";
        return Optional.of(
                String.format(
                        Locale.ROOT,
                        rows + ": %s %s; carrying on has %s.",
                        samples,
                        metric.title(),
                        score(test, metric),
                        score(carriedOn, metric)));
    }

    private static String score(ScoreDocument document, Metric metric) {
        return NumberText.score(document.toEvaluation(metric).score());
    }
}
