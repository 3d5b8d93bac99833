package org.rekindle.study;

import static org.rekindle.study.Wording.format;
import static org.rekindle.study.Wording.seeds;
import static org.rekindle.study.Wording.title;

import java.util.List;
import java.util.Optional;
import org.rekindle.activation.Activation;
import org.rekindle.text.NumberText;

/** What a study says of scores: what every other activation gains, and which one to use. */
final class GainReasons {
    private final Ranking ranking;
    private final Comparison comparison;
    private final Standing base;
    private final Wording words;
    private final Swap swap;

    /**
     * @param base the setting that the reasons start with
     */
    GainReasons(Ranking ranking, Comparison comparison, Standing base, Wording words) {
        this.ranking = ranking;
        this.comparison = comparison;
        this.base = base;
        this.words = words;
        this.swap = new Swap(comparison, ranking.margin(), words.scoreTitle());
    }

    /** One sentence for each activation but the base, the best first. */
    List<String> ofOthers() {
        return ranking.best().stream()
                .filter(standing -> !standing.equals(base))
                .map(standing -> standing.isReliable() ? swap(standing) : divergence(standing))
                .toList();
    }

    private String swap(Standing other) {
        String swapping = format("Swapping in %s (best at %s)", title(other), words.rate(other));
        return swapping
                + comparison
                        .gain(other, base)
                        .map(contrast -> swap.text(contrast, seeds(other)))
                        .orElseGet(() -> changeOfOneSeed(other));
    }

    /**
     * What the best smooth activation gains over the best of the others. Only if others than the
     * defaults were tried, among which ELU alone is smooth.
     */
    Optional<String> ofSmooth() {
        boolean defaults =
                ranking.best().stream()
                        .allMatch(
                                standing ->
                                        Activation.defaults()
                                                .contains(standing.setting().activation()));
        if (defaults) {
            return Optional.empty();
        }
        return best(true)
                .flatMap(
                        smooth ->
                                best(false)
                                        .flatMap(
                                                other ->
                                                        comparison
                                                                .gain(smooth, other)
                                                                .map(
                                                                        gain ->
                                                                                ofSmooth(
                                                                                        smooth,
                                                                                        other,
                                                                                        gain))));
    }

    private String ofSmooth(Standing smooth, Standing other, Contrast gain) {
        return format(
                        "Of the smooth activations, %s is best. Swapping it in for %s, the best of the others,",
                        title(smooth), title(other))
                + swap.text(gain, seeds(smooth));
    }

    private Optional<Standing> best(boolean smooth) {
        return ranking.best().stream()
                .filter(Standing::isReliable)
                .filter(standing -> standing.setting().activation().isSmooth() == smooth)
                .findFirst();
    }

    private String changeOfOneSeed(Standing other) {
        return format(
                " changes %s by %s. With one seed that may be chance.",
                words.scoreTitle(), NumberText.change(other.meanGainOver(base)));
    }

    private String divergence(Standing other) {
        return format(
                "%s diverged in %d of %s even at its best rate, %s, so it is not recommended here.",
                title(other), other.diverged(), seeds(other), words.rate(other));
    }

    /** Which one to use, and why not another. */
    String conclusion(Standing winner) {
        return format("So use %s at %s: %s", title(winner), words.rate(winner), whyWinner(winner));
    }

    private String whyWinner(Standing winner) {
        Standing leader = ranking.best().get(0);
        if (ranking.best().size() == 1) {
            return "nothing else was tried.";
        }
        if (winner.interval().isEmpty()) {
            return "it has the highest score. With one seed that may be chance.";
        }
        if (!winner.equals(leader)) {
            return format(
                    "%s has the highest mean, but a gain over %s%s is not shown. In a tie the simpler and cheaper"
                            + " activation wins.",
                    title(leader), title(winner), swap.beyond());
        }
        return winner.equals(base)
                ? "it has the highest mean and is the simplest of those that do not diverge."
                : format(
                        "every simpler activation that does not diverge is shown to be worse%s.",
                        swap.beyond());
    }
}
