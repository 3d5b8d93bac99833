package org.rekindle.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rekindle.census.Verdict;
import org.rekindle.network.Metric;
import org.rekindle.text.NumberText;

/**
 * Writes the reasons for a recommendation, in the order of good practice: start with the simplest
 * activation that does not diverge (ReLU if it was tried), say how many of its units die and at
 * which learning rates, what another activation gains, and which one to use.
 */
final class Reasons {
    /** From this share of dead units on, a setting is mentioned as deadly. */
    private static final double NOTABLE_DEATH = 0.01;

    /** From this share of dead units on, the winner gets a warning. */
    private static final double HEAVY_DEATH = 0.1;

    /** In shorter trials the JVM is still warming up, so their times say little. */
    private static final int MINIMUM_TIMED_EPOCHS = 20;

    private final Ranking ranking;
    private final Comparison comparison;
    private final Swap swap;
    private final Standing winner;
    private final Standing base;
    private final String scoreTitle;
    private final boolean severalInits;

    Reasons(Ranking ranking, Comparison comparison, Standing winner, Metric metric) {
        this.ranking = ranking;
        this.comparison = comparison;
        this.swap = new Swap(comparison, ranking.margin(), metric.title());
        this.winner = winner;
        this.base =
                ranking.best().stream()
                        .filter(Standing::isReliable)
                        .min(Comparator.comparingInt(Reasons::complexity))
                        .orElse(winner);
        this.scoreTitle = metric.title();
        this.severalInits =
                ranking.standings().stream()
                                .map(standing -> standing.setting().initializer())
                                .distinct()
                                .count()
                        > 1;
    }

    List<String> text() {
        List<String> reasons = new ArrayList<>();
        partial().ifPresent(reasons::add);
        sameSeeds().ifPresent(reasons::add);
        reasons.add(start());
        reasons.addAll(deaths());
        for (Standing standing : ranking.best()) {
            if (!standing.equals(base)) {
                reasons.add(standing.isReliable() ? swap(standing) : divergence(standing));
            }
        }
        whereBaseDies().ifPresent(reasons::add);
        reasons.add(conclusion());
        deadWeight().ifPresent(reasons::add);
        edgeOfRates().ifPresent(reasons::add);
        return List.copyOf(reasons);
    }

    String timeCost() {
        if (base.bestTrial().map(trial -> trial.epochs() < MINIMUM_TIMED_EPOCHS).orElse(true)) {
            return format(
                    "Trials of fewer than %d epochs are too short to compare the activations in time.",
                    MINIMUM_TIMED_EPOCHS);
        }
        String others =
                ranking.best().stream()
                        .filter(standing -> !standing.equals(base))
                        .filter(standing -> !Double.isNaN(standing.epochSeconds()))
                        .map(
                                standing ->
                                        format(
                                                "%.2f× as long with %s",
                                                standing.epochSeconds() / base.epochSeconds(),
                                                title(standing)))
                        .collect(Collectors.joining(", "));
        return format("An epoch takes %.1f ms with %s", base.epochSeconds() * 1e3, title(base))
                + (others.isEmpty() ? "." : ", " + others + ".");
    }

    private Optional<String> partial() {
        return ranking.isPartial()
                ? Optional.of(
                        format(
                                "The study was stopped after %d of %s%d trials. The following is about the %d settings"
                                        + " and %s that it finished.",
                                ranking.finished(),
                                ranking.spared() > 0 ? "at most " : "",
                                ranking.planned() - ranking.spared(),
                                ranking.standings().size(),
                                seeds(winner)))
                : Optional.empty();
    }

    /** A score that was picked for being high is too high, which must be said. */
    private Optional<String> sameSeeds() {
        boolean picked = ranking.best().stream().anyMatch(best -> ranking.choices(best) > 1);
        return picked
                ? Optional.of(
                        "The seeds that compare the activations also chose their learning rates, so these"
                                + " scores are too high. The bounds of differences allow for it.")
                : Optional.empty();
    }

    /** Which other seeds chose the rates. */
    private String chosenOver() {
        return ranking.choosing() == 0
                ? ""
                : format(" chosen over %s,", otherSeeds(ranking.choosing()));
    }

    private static String otherSeeds(int count) {
        return count == 1 ? "1 other seed" : count + " other seeds";
    }

    private String start() {
        String interval =
                base.interval()
                        .map(
                                found ->
                                        " [%s, %s]"
                                                .formatted(
                                                        NumberText.score(found.low()),
                                                        NumberText.score(found.high())))
                        .orElse("");
        return format(
                "Start with %s: at its best learning rate, %s,%s it reaches %s %s%s on validation over %s.",
                title(base),
                rate(base),
                chosenOver(),
                scoreTitle,
                NumberText.score(base.score()),
                interval,
                seeds(base));
    }

    private List<String> deaths() {
        if (standingsOfBase().stream().anyMatch(standing -> standing.inconclusiveFraction() > 0)) {
            return List.of(
                    format(
                            "%s of its hidden units never fired at that rate. Fewer than %d samples are too few to call"
                                    + " a unit dead, so the number of dead units is unknown.",
                            NumberText.percent(base.inconclusiveFraction()),
                            Verdict.MINIMUM_SAMPLES));
        }
        return List.of(
                format(
                        "At that rate %s of its hidden units are dead and %s of its activations are zero (zeros"
                                + " alone are sparsity, not death).",
                        NumberText.percent(base.deadFraction()),
                        NumberText.percent(base.zeroShare())),
                deathByRate());
    }

    private String deathByRate() {
        List<Standing> deadly = deadly();
        if (deadly.isEmpty()) {
            return format(
                    "No learning rate in the study kills %s or more of its units.",
                    NumberText.percent(NOTABLE_DEATH));
        }
        return deadly.stream()
                .map(
                        standing ->
                                format(
                                        "%s dead at %s (%s %s%s)",
                                        NumberText.percent(standing.deadFraction()),
                                        rate(standing),
                                        scoreTitle,
                                        NumberText.score(standing.score()),
                                        overOtherSeeds(standing)))
                .collect(Collectors.joining(", ", "Its units die at these rates: ", "."));
    }

    private String swap(Standing other) {
        String swapping = format("Swapping in %s (best at %s)", title(other), rate(other));
        return comparison
                .gain(other, base)
                .map(contrast -> swapping + swap.text(contrast, seeds(other)))
                .orElseGet(
                        () ->
                                swapping
                                        + format(
                                                " changes %s by %s. With one seed that may be chance.",
                                                scoreTitle,
                                                NumberText.change(other.meanGainOver(base))));
    }

    private String divergence(Standing other) {
        return format(
                "%s diverged in %d of %s even at its best rate, %s, so it is not recommended here.",
                title(other), other.diverged(), seeds(other), rate(other));
    }

    /** The activation that does best at the rate where the base has most dead units. */
    private Optional<String> whereBaseDies() {
        Optional<Standing> deadliest =
                deadly().stream().max(Comparator.comparingDouble(Standing::deadFraction));
        return deadliest.flatMap(
                dying ->
                        ranking.standings().stream()
                                .filter(other -> isRivalAtSameRate(other, dying))
                                .filter(other -> other.meanGainOver(dying) > 0)
                                .max(Comparator.comparingDouble(other -> other.meanGainOver(dying)))
                                .map(
                                        other ->
                                                format(
                                                        "At %s, where %s has the most dead units, %s still reaches %s %s%s. There %s of its"
                                                                + " units never fire but still learn (stuck negative).",
                                                        rate(dying),
                                                        title(base),
                                                        title(other),
                                                        scoreTitle,
                                                        NumberText.score(other.score()),
                                                        overOtherSeeds(other),
                                                        NumberText.percent(
                                                                other.stuckNegativeFraction()))));
    }

    private static boolean isRivalAtSameRate(Standing other, Standing dying) {
        Setting theirs = other.setting();
        Setting ours = dying.setting();
        return other.isReliable()
                && theirs.learningRate() == ours.learningRate()
                && theirs.initializer().equals(ours.initializer())
                && !theirs.activation().equals(ours.activation());
    }

    private String conclusion() {
        Standing leader = ranking.best().get(0);
        String use = format("So use %s at %s: ", title(winner), rate(winner));
        if (ranking.best().size() == 1) {
            return use + "nothing else was tried.";
        }
        if (winner.interval().isEmpty()) {
            return use + "it has the highest score. With one seed that may be chance.";
        }
        if (!winner.equals(leader)) {
            return use
                    + format(
                            "%s has the highest mean, but a gain over %s%s is not shown. In a tie the simpler and"
                                    + " cheaper activation wins.",
                            title(leader), title(winner), swap.beyond());
        }
        if (winner.equals(base)) {
            return use
                    + "it has the highest mean and is the simplest of those that do not diverge.";
        }
        return use
                + format(
                        "every simpler activation that does not diverge is shown to be worse%s.",
                        swap.beyond());
    }

    /** A winner by a tie may have many dead units. */
    private Optional<String> deadWeight() {
        if (winner.deadFraction() < HEAVY_DEATH) {
            return Optional.empty();
        }
        String warning =
                format(
                        "Note that %s of its units are dead at that rate. They cost time and do nothing.",
                        NumberText.percent(winner.deadFraction()));
        return ranking.best().stream()
                .filter(Standing::isReliable)
                .filter(other -> other.deadFraction() < NOTABLE_DEATH)
                .filter(
                        other ->
                                comparison
                                        .gain(winner, other)
                                        .map(gain -> !gain.showsGain())
                                        .orElse(false))
                .findFirst()
                .map(
                        healthy ->
                                warning
                                        + format(
                                                " %s at %s keeps its units alive, and %s do not show that it is worse.",
                                                title(healthy), rate(healthy), seeds(winner)))
                .or(() -> Optional.of(warning));
    }

    /** If the best rate is at the end of the range, a better one may lie outside it. */
    private Optional<String> edgeOfRates() {
        double[] rates =
                ranking.standings().stream()
                        .mapToDouble(standing -> standing.setting().learningRate())
                        .distinct()
                        .sorted()
                        .toArray();
        String atEdge =
                ranking.best().stream()
                        .filter(standing -> isEnd(standing.setting().learningRate(), rates))
                        .map(standing -> format("%s (%s)", title(standing), rate(standing)))
                        .collect(Collectors.joining(", "));
        return rates.length < 2 || atEdge.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "The best rate is at the end of the range of rates, and a better one may lie outside it, for: "
                                + atEdge
                                + ".");
    }

    private static boolean isEnd(double rate, double[] sorted) {
        return rate == sorted[0] || rate == sorted[sorted.length - 1];
    }

    private List<Standing> deadly() {
        return standingsOfBase().stream()
                .filter(standing -> standing.deadFraction() >= NOTABLE_DEATH)
                .toList();
    }

    private List<Standing> standingsOfBase() {
        return ranking.standings().stream()
                .filter(s -> s.setting().activation().equals(base.setting().activation()))
                .filter(s -> s.setting().initializer().equals(base.setting().initializer()))
                .toList();
    }

    private static int complexity(Standing standing) {
        return Recommendation.complexity(standing.setting().activation());
    }

    private static String title(Standing standing) {
        return standing.setting().activation().title();
    }

    private String rate(Standing standing) {
        String rate = NumberText.rate(standing.setting().learningRate());
        return severalInits ? rate + " with " + standing.setting().initializer().name() : rate;
    }

    private static String seeds(Standing standing) {
        int count = standing.trials().size();
        return count == 1 ? "1 seed" : count + " seeds";
    }

    /** Says over how many seeds a figure is, where that is another number than for the base. */
    private String overOtherSeeds(Standing standing) {
        return standing.trials().size() != base.trials().size() ? " over " + seeds(standing) : "";
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
