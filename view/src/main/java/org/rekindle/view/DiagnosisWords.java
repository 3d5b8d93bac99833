package org.rekindle.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rekindle.diagnosis.Cause;
import org.rekindle.diagnosis.RunVerdict;
import org.rekindle.network.ClassScores;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.Metric;
import org.rekindle.run.document.DiagnosisDocument;
import org.rekindle.statistics.RuleOfThree;
import org.rekindle.subject.Baseline;
import org.rekindle.subject.ComparedScore;
import org.rekindle.subject.Condition;
import org.rekindle.text.NumberText;
import org.rekindle.training.Evaluation;

/**
 * What a diagnosis says, in sentences: whether the run learns, whether units are dead, why, and
 * what it costs. The terminal and the page say the same.
 */
public final class DiagnosisWords {
    /** Up to this share of what can be learnt, next to nothing is. */
    private static final double LITTLE = 0.1;

    private final DiagnosisDocument diagnosis;
    private final @Nullable Metric metric;
    private final String score;
    private final DeadUnits units;
    private final CauseWords causes;

    private DiagnosisWords(DiagnosisDocument diagnosis, @Nullable Metric metric, String score) {
        this.diagnosis = diagnosis;
        this.metric = metric;
        this.score = score;
        this.units = DeadUnits.of(diagnosis);
        this.causes = new CauseWords(diagnosis, score);
    }

    /**
     * The sentences, the most important first.
     *
     * @param metric what the scores of the run are
     */
    public static List<String> of(DiagnosisDocument diagnosis, Metric metric) {
        String verdict = diagnosis.verdict();
        return verdict == null
                ? EarlierDiagnosis.sentences(diagnosis)
                : new DiagnosisWords(diagnosis, metric, metric.title()).sentences(verdict);
    }

    /**
     * The sentences about a run of which nothing says how much could be learnt, the most important
     * first.
     *
     * @param score what the scores of the run are called
     */
    public static List<String> ofWatched(DiagnosisDocument diagnosis, String score) {
        List<String> sentences =
                new ArrayList<>(
                        new DiagnosisWords(diagnosis, null, score)
                                .sentences(String.valueOf(diagnosis.verdict())));
        sentences.add(
                "Whether the network learns as much as it could is not looked at: a watched run says nothing of what a constant answer would score.");
        return List.copyOf(sentences);
    }

    private List<String> sentences(String id) {
        List<String> sentences = new ArrayList<>();
        compared().flatMap(ComparedScore::alarm).ifPresent(sentences::add);
        compared().flatMap(ComparedScore::caution).ifPresent(sentences::add);
        Optional<RunVerdict> verdict = RunVerdict.named(id);
        if (verdict.isEmpty()) {
            sentences.add("Its verdict, \"%s\", is not known to this version.".formatted(id));
        } else {
            switch (verdict.get()) {
                case HEALTHY -> healthy(sentences);
                case DEAD_RELUS -> deadRelus(sentences);
                case NOT_LEARNING -> notLearning(sentences);
                case DIVERGED -> diverged(sentences);
                case INCONCLUSIVE -> inconclusive(sentences);
            }
        }
        compared().map(ComparedScore::comparison).ifPresent(sentences::add);
        return List.copyOf(sentences);
    }

    private void healthy(List<String> sentences) {
        sentences.add("Healthy: " + units.counted() + harmless());
        if (was(Condition.LOW_SCORE)) {
            sentences.add(
                    "The score leaves room, but none of the changes below is shown to use it.");
        }
        sentences.add(
                String.format(
                        Locale.ROOT,
                        "Dead means that a unit fires on 0 of %d samples; its true rate is then under %s (95 %%). Zeros alone are sparsity, not death.",
                        units.samples(),
                        NumberText.percent(RuleOfThree.upperBound(units.samples()))));
    }

    private String harmless() {
        if (units.dead() == 0) {
            return ".";
        }
        if (was(Condition.CHANCE)) {
            return ". With other seeds they do not die, so it was chance.";
        }
        return was(Condition.SICK) ? ". " + causes.cost() : ". That is too few to matter.";
    }

    private boolean was(Condition condition) {
        return condition.name().toLowerCase(Locale.ROOT).equals(diagnosis.condition());
    }

    private void deadRelus(List<String> sentences) {
        sentences.add(
                "Dead ReLUs: "
                        + (units.inconclusive() > 0
                                ? units.tooFewButShown()
                                : units.counted() + "."));
        if (diagnosis.rootLayer() != null) {
            sentences.add(
                    diagnosis.rootLayer().equals(DenseNetwork.OUTPUT)
                            ? "No unit of the output fires, so every answer is the same."
                            : "No unit of %s fires. What lies above it gets no signal, so look for the cause there."
                                    .formatted(diagnosis.rootLayer()));
        }
        sentences.add(causes.cause());
        sentences.add(causes.cost());
    }

    private void notLearning(List<String> sentences) {
        if (hasLearnt()) {
            sentences.add(
                    "The network learns less than it could: validation %s %s."
                            .formatted(score, NumberText.score(score())));
        }
        causes.better().ifPresent(sentences::add);
        sentences.add("Dead ReLUs are not the reason: " + units.counted() + ".");
        sentences.add(causes.cause());
        if (diagnosis.primaryCause().equals(Cause.UNKNOWN.id()) && !linearLearns()) {
            sentences.add(
                    "A linear model is not shown to learn anything either: perhaps the inputs say little about the target.");
        }
    }

    private void inconclusive(List<String> sentences) {
        sentences.add(units.tooFewSamples());
        if (!hasLearnt() && !diagnosis.causes().isEmpty()) {
            sentences.add(causes.cause());
        }
    }

    private void diverged(List<String> sentences) {
        sentences.add(
                "The run diverged: its loss became infinite or NaN. After the last complete epoch "
                        + units.counted()
                        + ".");
        sentences.add(causes.cause());
    }

    private Optional<ComparedScore> compared() {
        return baseline().map(base -> new ComparedScore(base, score(), classes(), "validation"));
    }

    private boolean hasLearnt() {
        return baseline().map(base -> base.hasLearnt(score(), classes())).orElse(true);
    }

    /** Whether the linear model is shown to learn, or seems to. */
    private boolean linearLearns() {
        return baseline()
                .map(
                        base -> {
                            double linear = base.linear().orElse(Double.NaN);
                            return base.isConstantBeatenBy(linear) || base.learnt(linear) > LITTLE;
                        })
                .orElse(true);
    }

    private Optional<Baseline> baseline() {
        return Optional.ofNullable(diagnosis.baseline())
                .flatMap(base -> metric().map(base::toBaseline));
    }

    private Optional<ClassScores> classes() {
        return Optional.ofNullable(diagnosis.validation())
                .flatMap(scores -> metric().map(scores::toEvaluation))
                .flatMap(Evaluation::classes);
    }

    private Optional<Metric> metric() {
        return Optional.ofNullable(metric);
    }

    private double score() {
        Double score = diagnosis.score();
        return score == null ? Double.NaN : score;
    }
}
