package org.rekindle.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rekindle.census.NetworkCensus;
import org.rekindle.diagnosis.Cause;
import org.rekindle.diagnosis.Diagnosis;
import org.rekindle.diagnosis.Examination;
import org.rekindle.diagnosis.Experiment;
import org.rekindle.diagnosis.Intervention;
import org.rekindle.text.NumberText;

/** The terms of a diagnosis: its verdicts, the evidence for them, causes and changes. */
final class DiagnosisTerms {
    private static final String CONFIDENCE = NumberText.rate(100 * Examination.CONFIDENCE) + " %";

    private final List<Definition> definitions = new ArrayList<>();

    private DiagnosisTerms() {
        diagnosis();
    }

    static List<Definition> all() {
        return new DiagnosisTerms().definitions;
    }

    private void diagnosis() {
        verdicts();
        evidence();
        Arrays.stream(Cause.values())
                .forEach(
                        cause ->
                                add(
                                        "cause_" + cause.id(),
                                        cause.id(),
                                        "As a cause: " + cause.description() + "."));
        Stream.concat(Stream.of(Intervention.SHAM), Intervention.all().stream())
                .forEach(
                        change ->
                                add(
                                        "intervention_" + change.id(),
                                        change.id(),
                                        "The run repeated with one thing changed: "
                                                + change.description()
                                                + "."));
    }

    private void verdicts() {
        add(
                "verdict",
                "verdict",
                "What explain says of a whole run: healthy, dead ReLUs, not learning, diverged or inconclusive. Exactly one applies.");
        add(
                "healthy",
                "healthy",
                "The run has learnt, and at most %s of the hidden units are dead, or only one unit, or the deaths are chance. Up to %s may be dead if the experiments show no cost. No layer has collapsed."
                        .formatted(
                                NumberText.percent(NetworkCensus.HEALTHY_DEAD_FRACTION),
                                NumberText.percent(Diagnosis.HARMLESS_DEAD_FRACTION)));
        add(
                "dead_relus",
                "dead ReLUs",
                "As a verdict: units are dead, and not by chance. If the run fails, it fails because of them.");
        add(
                "not_learning",
                "not learning",
                "As a verdict: the run is no better than a constant answer, or one change makes it much better; and dead units are not the reason.");
        add(
                "chance",
                "chance",
                "At most %s of the units are dead, and when the run is repeated with other seeds they do not die again."
                        .formatted(NumberText.percent(NetworkCensus.FEW_DEAD)));
        add(
                "root_layer",
                "root layer",
                "The first layer of which no unit fired. The layers above it get no signal, so their dead units are its consequence.");
        add(
                "baseline",
                "baseline",
                "What a score has to beat on the same samples: a constant answer (the largest class, or the mean), and the best linear model: least squares, or logistic regression, with a ridge. A score that is not shown to beat the constant is no better than guessing.");
    }

    private void evidence() {
        add(
                "cause",
                "cause",
                String.format(
                        Locale.ROOT,
                        "Shown by experiment: the run is repeated with the same initial weights and batches and with one thing changed, over %d seeds; over %d where a change is promising. If a change prevents the deaths, or lets the run learn, what it changed is the cause. Without such a change it is unknown.",
                        Examination.SEEDS,
                        Examination.MOST_SEEDS));
        add(
                "sham",
                "sham",
                "The run repeated with nothing changed but the order of the batches. A change shows a cause only if it does more than the sham.");
        add(
                "averted",
                "deaths averted",
                "The share of the deaths, over all seeds, that a change to the run prevents. Every layer counts alike, however wide. Its interval is that of a ratio.",
                "Fieller 1954");
        add(
                "decisive",
                "decisive",
                "A change that prevents at least %s of the deaths, with a %s interval above 0, and more than the sham."
                        .formatted(NumberText.percent(Experiment.DECISIVE), CONFIDENCE));
        add(
                "score_gain",
                "score gained",
                "By how much the mean score is above that of the run as it was. A score below the constant's, and a run that diverged, count as the constant. A gain is shown if its %s interval is above 0, it is more than the sham's, more than the error that comes from the number of samples, and the constant is beaten."
                        .formatted(CONFIDENCE));
        add(
                "suggested",
                "what the story suggests",
                "The cause that a unit's life line looks like. It is not established, because no experiment need confirm it.");
        add(
                "side",
                "side",
                "Where the derivative of a dead unit is 0: below, because z is never above 0; above, because z is never below the upper bound of a clipped activation; or both.");
    }

    private void add(String id, String term, String text) {
        add(id, term, text, null);
    }

    private void add(String id, String term, String text, @Nullable String source) {
        definitions.add(new Definition(id, term, text, source));
    }
}
