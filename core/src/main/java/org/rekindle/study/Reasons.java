package org.rekindle.study;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rekindle.network.Task;

/**
 * Puts a ranking into words, in the order of good practice: start with the simplest activation
 * (ReLU when it was tried), say how many of its units die and at which rates, what swapping it
 * buys, and what follows.
 */
final class Reasons {
    /** A dead share that is worth a sentence. */
    private static final double NOTABLE_DEATH = 0.01;

    /** A dead share of the winner that is worth a warning. */
    private static final double HEAVY_DEATH = 0.1;

    private final Ranking ranking;
    private final Standing winner;
    private final Standing base;
    private final String scoreName;

    Reasons(Ranking ranking, Standing winner, Task task) {
        this.ranking = ranking;
        this.winner = winner;
        this.base =
                ranking.best().stream()
                        .min(
                                Comparator.comparingInt(
                                        standing ->
                                                Recommendation.complexity(
                                                        standing.setting().activation())))
                        .orElse(winner);
        this.scoreName = task == Task.REGRESSION ? "R²" : task.scoreName();
    }

    List<String> text() {
        List<String> reasons = new ArrayList<>();
        reasons.add(start());
        reasons.add(deathAtBestRate());
        reasons.add(deathByRate());
        for (Standing standing : ranking.best()) {
            if (!standing.equals(base)) {
                reasons.add(swap(standing));
            }
        }
        whereBaseDies().ifPresent(reasons::add);
        reasons.add(conclusion());
        deadWeight().ifPresent(reasons::add);
        edgeOfRates().ifPresent(reasons::add);
        return List.copyOf(reasons);
    }

    String timeCost() {
        String others =
                ranking.best().stream()
                        .filter(standing -> !standing.equals(base))
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

    private String start() {
        return format(
                "Start with %s: at its best learning rate, %s, it reaches %s %s on validation over %s.",
                title(base), rate(base), scoreName, scoreWithInterval(base), seeds(base));
    }

    private String deathAtBestRate() {
        return format(
                "At that rate %s of its hidden units are dead and %s of its activations are zero"
                        + " (zeros alone are sparsity, not death).",
                percent(base.deadFraction()), percent(base.zeroShare()));
    }

    private String deathByRate() {
        List<Standing> deadly =
                standingsOfBase().stream()
                        .filter(standing -> standing.deadFraction() >= NOTABLE_DEATH)
                        .toList();
        if (deadly.isEmpty()) {
            return format(
                    "No learning rate that was tried kills as much as %s of its units.",
                    percent(NOTABLE_DEATH));
        }
        return deadly.stream()
                .map(
                        standing ->
                                format(
                                        "%s at %s (%s %s)",
                                        percent(standing.deadFraction()),
                                        rate(standing),
                                        scoreName,
                                        score(standing)))
                .collect(Collectors.joining(", ", "Its units die at these rates: dead are ", "."));
    }

    private String swap(Standing other) {
        Optional<Interval> gain = other.gainOver(base);
        String change =
                format(
                        "Swapping in %s (best at %s) changes %s by %s",
                        title(other), rate(other), scoreName, change(other.meanGainOver(base)));
        if (gain.isEmpty()) {
            return change + "; one seed cannot tell that from chance.";
        }
        Interval interval = gain.get();
        String judgement =
                interval.contains(0)
                        ? "no difference that %s can show".formatted(seeds(other))
                        : interval.low() > 0 ? "a real gain" : "a real loss";
        return "%s [%s, %s]: %s."
                .formatted(change, change(interval.low()), change(interval.high()), judgement);
    }

    /** At the rate where the base loses most units: who does better there. */
    private Optional<String> whereBaseDies() {
        return standingsOfBase().stream()
                .filter(standing -> standing.deadFraction() >= NOTABLE_DEATH)
                .max(Comparator.comparingDouble(Standing::deadFraction))
                .flatMap(
                        deadliest ->
                                ranking.best().stream()
                                        .filter(standing -> !standing.equals(base))
                                        .flatMap(
                                                standing ->
                                                        ranking
                                                                .find(
                                                                        standing.setting()
                                                                                .activation(),
                                                                        deadliest
                                                                                .setting()
                                                                                .learningRate())
                                                                .stream())
                                        .filter(other -> other.score() > deadliest.score())
                                        .max(Comparator.comparingDouble(Standing::score))
                                        .map(
                                                other ->
                                                        format(
                                                                "Where %s dies most, at %s, %s still reaches"
                                                                        + " %s %s with %s of its units stuck"
                                                                        + " negative: those still learn.",
                                                                title(base),
                                                                rate(deadliest),
                                                                title(other),
                                                                scoreName,
                                                                score(other),
                                                                percent(
                                                                        other
                                                                                .stuckNegativeFraction()))));
    }

    private String conclusion() {
        Standing leader = ranking.best().get(0);
        if (ranking.best().size() == 1) {
            return format("So use %s at %s: nothing else was tried.", title(winner), rate(winner));
        }
        if (!winner.equals(leader)) {
            return format(
                    "So use %s at %s: %s has the highest mean, but not by more than chance, and ties go to the"
                            + " simpler and cheaper activation.",
                    title(winner), rate(winner), title(leader));
        }
        if (winner.equals(base)) {
            return format(
                    "So use %s at %s: it has the highest mean and is the simplest.",
                    title(winner), rate(winner));
        }
        if (winner.interval().isEmpty()) {
            return format(
                    "So use %s at %s: it scored highest, but with one seed that may be chance.",
                    title(winner), rate(winner));
        }
        return format(
                "So use %s at %s: it beats every simpler activation by more than chance.",
                title(winner), rate(winner));
    }

    /** The winner may owe its place to a tie and yet carry dead units. */
    private Optional<String> deadWeight() {
        if (winner.deadFraction() < HEAVY_DEATH) {
            return Optional.empty();
        }
        String warning =
                format(
                        "Mind that %s of its units are dead at that rate: they cost time and do nothing.",
                        percent(winner.deadFraction()));
        return ranking.best().stream()
                .filter(other -> other.deadFraction() < NOTABLE_DEATH)
                .filter(other -> winner.gainOver(other).map(gain -> gain.contains(0)).orElse(false))
                .findFirst()
                .map(
                        healthy ->
                                warning
                                        + format(
                                                " %s at %s does as well and keeps its units alive.",
                                                title(healthy), rate(healthy)))
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
        double best = winner.setting().learningRate();
        if (rates.length > 1 && best == rates[0]) {
            return Optional.of(
                    rate(winner) + " is the smallest rate tried; smaller ones may do better.");
        }
        if (rates.length > 1 && best == rates[rates.length - 1]) {
            return Optional.of(
                    rate(winner) + " is the largest rate tried; larger ones may do better.");
        }
        return Optional.empty();
    }

    private List<Standing> standingsOfBase() {
        return ranking.standings().stream()
                .filter(
                        standing ->
                                standing.setting().activation().equals(base.setting().activation()))
                .filter(
                        standing ->
                                standing.setting()
                                        .initializer()
                                        .equals(base.setting().initializer()))
                .toList();
    }

    private static String scoreWithInterval(Standing standing) {
        return score(standing)
                + standing.interval()
                        .map(interval -> format(" [%.4f, %.4f]", interval.low(), interval.high()))
                        .orElse("");
    }

    private static String score(Standing standing) {
        return format("%.4f", standing.score());
    }

    /** A signed difference; one that rounds to 0 has no sign. */
    private static String change(double difference) {
        String text = format("%+.4f", difference);
        return text.substring(1).equals("0.0000") ? "0.0000" : text;
    }

    private static String seeds(Standing standing) {
        int count = standing.trials().size();
        return count == 1 ? "1 seed" : count + " seeds";
    }

    private static String title(Standing standing) {
        return standing.setting().activation().title();
    }

    private static String rate(Standing standing) {
        return number(standing.setting().learningRate());
    }

    /** The shortest decimal, without a trailing ".0" and without an exponent. */
    private static String number(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    private static String percent(double share) {
        return format(share > 0 && share < 0.1 ? "%.1f %%" : "%.0f %%", share * 100);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
