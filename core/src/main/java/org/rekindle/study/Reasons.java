package org.rekindle.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rekindle.census.Verdict;
import org.rekindle.network.Task;
import org.rekindle.statistics.Interval;
import org.rekindle.text.NumberText;

/**
 * Puts a ranking into words, in the order of good practice: start with the simplest activation that
 * does not diverge (ReLU when it was tried), say how many of its units die and at which rates, what
 * swapping it buys, and what follows.
 */
final class Reasons {
    /** A dead share that is worth a sentence. */
    private static final double NOTABLE_DEATH = 0.01;

    /** A dead share of the winner that is worth a warning. */
    private static final double HEAVY_DEATH = 0.1;

    /** Trials of fewer epochs are timed while the JVM is still warming up. */
    private static final int MINIMUM_TIMED_EPOCHS = 20;

    private final Ranking ranking;
    private final Standing winner;
    private final Standing base;
    private final String scoreTitle;
    private final boolean severalInits;

    Reasons(Ranking ranking, Standing winner, Task task) {
        this.ranking = ranking;
        this.winner = winner;
        this.base =
                ranking.best().stream()
                        .filter(Standing::isReliable)
                        .min(Comparator.comparingInt(Reasons::complexity))
                        .orElse(winner);
        this.scoreTitle = task.scoreTitle();
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
                    "Trials of under %d epochs are too short to say what the activations cost in time.",
                    MINIMUM_TIMED_EPOCHS);
        }
        String others =
                ranking.best().stream()
                        .filter(standing -> !standing.equals(base))
                        .filter(standing -> !Double.isNaN(standing.epochSeconds()))
                        .map(
                                standing ->
                                        format(
                                                "%.2f× with %s",
                                                standing.epochSeconds() / base.epochSeconds(),
                                                title(standing)))
                        .collect(Collectors.joining(", "));
        return format("An epoch takes %.1f ms with %s", base.epochSeconds() * 1e3, title(base))
                + (others.isEmpty() ? "." : ", and " + others + ".");
    }

    private Optional<String> partial() {
        return ranking.isPartial()
                ? Optional.of(
                        format(
                                "The study was stopped after %d of %s%d trials; what follows is about the %d settings"
                                        + " and %s that it finished.",
                                ranking.finished(),
                                ranking.spared() > 0 ? "at most " : "",
                                ranking.planned() - ranking.spared(),
                                ranking.standings().size(),
                                seeds(winner)))
                : Optional.empty();
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
                "Start with %s: at its best learning rate, %s, it reaches %s %s%s on validation over %s.",
                title(base),
                rate(base),
                scoreTitle,
                NumberText.score(base.score()),
                interval,
                seeds(base));
    }

    private List<String> deaths() {
        if (standingsOfBase().stream().anyMatch(standing -> standing.inconclusiveFraction() > 0)) {
            return List.of(
                    format(
                            "%s of its hidden units never fired at that rate, but under %d samples are too few to call"
                                    + " a unit dead: how many die cannot be said.",
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
                    "No learning rate that was tried kills as much as %s of its units.",
                    NumberText.percent(NOTABLE_DEATH));
        }
        return deadly.stream()
                .map(
                        standing ->
                                format(
                                        "%s at %s (%s %s%s)",
                                        NumberText.percent(standing.deadFraction()),
                                        rate(standing),
                                        scoreTitle,
                                        NumberText.score(standing.score()),
                                        overFewerSeeds(standing)))
                .collect(Collectors.joining(", ", "Its units die at these rates: dead are ", "."));
    }

    private String swap(Standing other) {
        String change =
                format(
                        "Swapping in %s (best at %s) changes %s by %s",
                        title(other),
                        rate(other),
                        scoreTitle,
                        NumberText.change(other.meanGainOver(base)));
        return other.gainOver(base)
                .map(gain -> change + judgement(gain, seeds(other)))
                .orElse(change + "; one seed cannot tell that from chance.");
    }

    private static String judgement(Interval gain, String seeds) {
        String verdict =
                gain.contains(0)
                        ? "no difference that %s can show".formatted(seeds)
                        : "a %s beyond chance over %s"
                                .formatted(gain.low() > 0 ? "gain" : "loss", seeds);
        return " [%s, %s]: %s."
                .formatted(NumberText.change(gain.low()), NumberText.change(gain.high()), verdict);
    }

    private String divergence(Standing other) {
        return format(
                "%s diverged in %d of %s even at its best rate, %s, so it is no choice here.",
                title(other), other.diverged(), seeds(other), rate(other));
    }

    /** At the rate where the base loses most units: who does better there. */
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
                                                        "Where %s dies most, at %s, %s still reaches %s %s%s with %s of its"
                                                                + " units stuck negative: those still learn.",
                                                        title(base),
                                                        rate(dying),
                                                        title(other),
                                                        scoreTitle,
                                                        NumberText.score(other.score()),
                                                        overFewerSeeds(other),
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
            return use + "it scored highest, but with one seed that may be chance.";
        }
        if (!winner.equals(leader)) {
            return use
                    + title(leader)
                    + " has the highest mean, but not by more than chance, and ties go to the simpler and cheaper"
                    + " activation.";
        }
        if (winner.equals(base)) {
            return use
                    + "it has the highest mean and is the simplest of those that do not diverge.";
        }
        return use + "it beats every simpler activation that does not diverge by more than chance.";
    }

    /** The winner may owe its place to a tie and yet carry dead units. */
    private Optional<String> deadWeight() {
        if (winner.deadFraction() < HEAVY_DEATH) {
            return Optional.empty();
        }
        String warning =
                format(
                        "Mind that %s of its units are dead at that rate: they cost time and do nothing.",
                        NumberText.percent(winner.deadFraction()));
        return ranking.best().stream()
                .filter(Standing::isReliable)
                .filter(other -> other.deadFraction() < NOTABLE_DEATH)
                .filter(other -> winner.gainOver(other).map(gain -> gain.low() <= 0).orElse(false))
                .findFirst()
                .map(
                        healthy ->
                                warning
                                        + format(
                                                " %s at %s keeps its units alive, and over %s is not shown to be worse.",
                                                title(healthy), rate(healthy), seeds(winner)))
                .or(() -> Optional.of(warning));
    }

    /** A best rate at the end of the range may have a better one beyond it. */
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
                        "The best rate is at the end of those tried, and a better one may lie beyond, for: "
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

    /** A setting that was dropped is not to be read as one that had all seeds. */
    private String overFewerSeeds(Standing standing) {
        return standing.trials().size() < base.trials().size() ? " over " + seeds(standing) : "";
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
