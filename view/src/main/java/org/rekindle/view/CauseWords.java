package org.rekindle.view;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rekindle.diagnosis.Cause;
import org.rekindle.diagnosis.Intervention;
import org.rekindle.diagnosis.RunVerdict;
import org.rekindle.run.document.BaselineDocument;
import org.rekindle.run.document.DiagnosisDocument;
import org.rekindle.run.document.DiagnosisDocument.CauseLine;
import org.rekindle.text.NumberText;

/**
 * What the experiments of a diagnosis show, in sentences: the cause, and what the deaths cost.
 *
 * @param score what the scores of the run are called
 */
record CauseWords(DiagnosisDocument diagnosis, String score) {

    /** The cause, or that it is not established and what the stories of the units suggest. */
    String cause() {
        if (!diagnosis.primaryCause().equals(Cause.UNKNOWN.id())) {
            return "Cause: %s.%s".formatted(described(diagnosis.primaryCause()), whyThisOne());
        }
        String notEstablished =
                "Cause: not established (unknown)%s%s"
                        .formatted(helpfulOrNot(), ClosestWords.of(diagnosis, score));
        String suggested = diagnosis.suggestedCause();
        return suggested == null
                ? notEstablished
                : "%s The stories of the units suggest %s."
                        .formatted(notEstablished, described(suggested));
    }

    /** A cause in plain words, followed by its name in documents. */
    static String described(String id) {
        return Cause.named(id)
                .map(cause -> "%s (%s)".formatted(cause.description(), id))
                .orElse(id);
    }

    /** That some changes help, but none of them enough, or that none does. */
    private String helpfulOrNot() {
        String helpful = helpful();
        if (!helpful.isEmpty()) {
            return ". These changes %s, but the run is not shown to learn with one of them alone: %s."
                    .formatted(isAboutDeaths() ? "prevent deaths" : "gain " + score, helpful);
        }
        return diagnosis.closest() == null ? ", because no change below is shown to help." : ".";
    }

    /**
     * What the change that names the cause does, over the same seeds with and without it. The score
     * of the run itself is that of another seed, so it is not compared with these.
     */
    Optional<String> better() {
        return shownBy()
                .map(
                        shown ->
                                String.format(
                                        Locale.ROOT,
                                        "Over the same %d other seeds, the mean %s is %s as it was, and %s with %s%s.",
                                        shown.seeds(),
                                        score,
                                        NumberText.score(shown.score() - shown.scoreGain()),
                                        NumberText.score(shown.score()),
                                        changed(shown),
                                        floor()));
    }

    private String floor() {
        BaselineDocument baseline = diagnosis.baseline();
        Double score = diagnosis.score();
        return baseline != null && score != null && score < baseline.constant().score()
                ? "; a score below that of a constant answer counts as that"
                : "";
    }

    /** What is gained by whatever prevents the deaths; else by units that cannot die. */
    String cost() {
        Optional<CauseLine> preventing = shownBy().filter(CauseLine::gains);
        if (preventing.isPresent()) {
            return "They cost %s: without them (%s) it changes by %s."
                    .formatted(score, changed(preventing.get()), gain(preventing.get()));
        }
        Optional<CauseLine> likely = shownBy().or(this::mostPreventing).filter(CauseWords::rises);
        if (likely.isPresent()) {
            return "They may cost %s: without them (%s) it changes by %s, which is not more than these rows and seeds can show."
                    .formatted(score, changed(likely.get()), gain(likely.get()));
        }
        return diagnosis.causes().stream()
                .filter(line -> line.cause().equals(Cause.DEAD_RELUS.id()))
                .findFirst()
                .map(this::costAgainstLiving)
                .orElse(
                        "What the deaths cost was not measured, because the units have another activation than ReLU.");
    }

    /** The change that is shown to prevent most deaths. */
    private Optional<CauseLine> mostPreventing() {
        return diagnosis.causes().stream()
                .filter(CauseLine::decisive)
                .max(Comparator.comparingDouble(CauseLine::averted));
    }

    /** Whether the interval of the gain lies above 0. */
    private static boolean rises(CauseLine line) {
        List<Double> interval = line.scoreGainCi95();
        return interval != null && interval.size() == 2 && interval.get(0) > 0;
    }

    private String costAgainstLiving(CauseLine living) {
        return living.gains()
                ? "They cost %s: with Leaky ReLU it changes by %s.".formatted(score, gain(living))
                : String.format(
                        Locale.ROOT,
                        "They cost nothing that %d seeds can show: with Leaky ReLU %s changes by %s.",
                        living.seeds(),
                        score,
                        gain(living));
    }

    private Optional<CauseLine> shownBy() {
        return diagnosis.causes().stream()
                .filter(line -> line.intervention().equals(diagnosis.shownBy()))
                .findFirst();
    }

    private String whyThisOne() {
        String named = shownBy().map(CauseLine::cause).orElse(diagnosis.primaryCause());
        String others =
                diagnosis.causes().stream()
                        .filter(line -> !line.cause().equals(named))
                        .filter(line -> !line.cause().equals(Cause.DEAD_RELUS.id()))
                        .filter(this::helps)
                        .map(CauseWords::changed)
                        .collect(Collectors.joining(", "));
        return others.isEmpty()
                ? ""
                : " Also shown to help: %s. %s".formatted(others, ruleOfNaming());
    }

    private String ruleOfNaming() {
        boolean gainsAlone =
                isAboutDeaths()
                        && diagnosis.baseline() == null
                        && shownBy().map(CauseLine::gains).orElse(false);
        return gainsAlone
                ? "Of the changes that avert about as many deaths, and gain at least half of what the best of them gains, the most specific one names the cause."
                : "Of the changes that do at least three quarters of what the best one does, the most specific one names the cause.";
    }

    /** The changes that are shown to help, apart from those of the cause that is named. */
    private String helpful() {
        return diagnosis.causes().stream()
                .filter(line -> !line.cause().equals(diagnosis.primaryCause()))
                .filter(line -> !line.cause().equals(Cause.DEAD_RELUS.id()))
                .filter(this::helps)
                .map(CauseWords::changed)
                .collect(Collectors.joining(", "));
    }

    private boolean helps(CauseLine line) {
        return isAboutDeaths() ? line.decisive() : line.gains();
    }

    private boolean isAboutDeaths() {
        return RunVerdict.DEAD_RELUS.id().equals(diagnosis.verdict());
    }

    static String changed(CauseLine line) {
        return Intervention.named(line.intervention())
                .map(Intervention::description)
                .orElse(line.intervention());
    }

    /** Such as {@code +0.0312 [+0.0101, +0.0523] over 5 seeds}. */
    static String gain(CauseLine line) {
        return String.format(
                Locale.ROOT,
                "%s%s over %d seeds",
                NumberText.change(line.scoreGain()),
                range(line.scoreGainCi95()),
                line.seeds());
    }

    private static String range(@Nullable List<Double> interval) {
        return interval == null || interval.size() != 2
                ? ""
                : " [%s, %s]"
                        .formatted(
                                NumberText.change(interval.get(0)),
                                NumberText.change(interval.get(1)));
    }
}
