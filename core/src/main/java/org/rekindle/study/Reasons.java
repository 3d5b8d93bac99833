package org.rekindle.study;

import static org.rekindle.study.Wording.format;
import static org.rekindle.study.Wording.title;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rekindle.network.Metric;
import org.rekindle.statistics.Interval;
import org.rekindle.text.NumberText;

/**
 * Writes the reasons for a recommendation, in the order of good practice: start with the simplest
 * activation that does not diverge (ReLU if it was tried), say how many of its units die and at
 * which learning rates, what another activation gains, and which one to use.
 */
final class Reasons {
    /** In shorter trials the JVM is still warming up, so their times say little. */
    private static final int MINIMUM_TIMED_EPOCHS = 20;

    private final Ranking ranking;
    private final Comparison comparison;
    private final Standing winner;
    private final Optional<EarlyStop> earlyStop;
    private final Optional<KeptNetwork> kept;
    private final Standing base;
    private final Wording words;

    Reasons(
            Ranking ranking,
            Comparison comparison,
            Standing winner,
            Optional<EarlyStop> earlyStop,
            Optional<KeptNetwork> kept,
            Metric metric) {
        this.ranking = ranking;
        this.comparison = comparison;
        this.winner = winner;
        this.earlyStop = earlyStop;
        this.kept = kept;
        this.base =
                ranking.best().stream()
                        .filter(Standing::isReliable)
                        .min(Comparator.comparingInt(Comparison::complexity))
                        .orElse(winner);
        long initializers =
                ranking.standings().stream()
                        .map(standing -> standing.setting().initializer())
                        .distinct()
                        .count();
        this.words = new Wording(metric.title(), initializers > 1, base.trials().size());
    }

    List<String> text() {
        DeathReasons deaths = new DeathReasons(ranking, base, words);
        GainReasons gains = new GainReasons(ranking, comparison, base, words);
        List<String> reasons = new ArrayList<>();
        partial().ifPresent(reasons::add);
        sameSeeds().ifPresent(reasons::add);
        reasons.add(start());
        reasons.addAll(deaths.ofBase());
        reasons.addAll(gains.ofOthers());
        gains.ofSmooth().ifPresent(reasons::add);
        deaths.whereBaseDies().ifPresent(reasons::add);
        reasons.add(gains.conclusion(winner));
        earlyStop.map(this::stop).ifPresent(reasons::add);
        kept.flatMap(Reasons::keep).ifPresent(reasons::add);
        deaths.ofWinner(winner, comparison).ifPresent(reasons::add);
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
                                Wording.seeds(winner)))
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

    private String start() {
        return format(
                "Start with %s: at its best learning rate, %s,%s it reaches %s%s on validation over %s.",
                title(base),
                words.rate(base),
                chosenOver(ranking.choosing()),
                words.score(base),
                base.interval().map(Reasons::text).orElse(""),
                Wording.seeds(base));
    }

    private String stop(EarlyStop found) {
        return format(
                "Stop after %d of %d epochs: %s %s [%s, %s] over %s, which did not choose the epoch.",
                found.epoch(),
                found.of(),
                words.scoreTitle(),
                NumberText.change(found.gain()),
                NumberText.change(found.gainInterval().low()),
                NumberText.change(found.gainInterval().high()),
                Wording.seeds(winner));
    }

    private static Optional<String> keep(KeptNetwork kept) {
        return kept.epoch() < kept.epochs()
                ? Optional.of(
                        format(
                                "Keep the network of its best epoch on validation: the one that was tested is kept after epoch %d of %d.",
                                kept.epoch(), kept.epochs()))
                : Optional.empty();
    }

    private static String text(Interval interval) {
        return format(
                " [%s, %s]", NumberText.score(interval.low()), NumberText.score(interval.high()));
    }

    /** Which other seeds chose the rates. */
    private static String chosenOver(int others) {
        if (others == 0) {
            return "";
        }
        return others == 1
                ? " chosen over 1 other seed,"
                : format(" chosen over %d other seeds,", others);
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
                        .map(standing -> format("%s (%s)", title(standing), words.rate(standing)))
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
}
