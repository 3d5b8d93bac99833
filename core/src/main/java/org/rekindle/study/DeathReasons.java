package org.rekindle.study;

import static org.rekindle.study.Wording.format;
import static org.rekindle.study.Wording.title;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rekindle.census.LayerSummary;
import org.rekindle.census.NetworkCensus;
import org.rekindle.census.Verdict;
import org.rekindle.text.NumberText;

/** What a study says of dead units: how many die, at which rates, and what else lives there. */
final class DeathReasons {
    /** From this share of dead units on, a setting is mentioned as deadly. */
    private static final double NOTABLE_DEATH = 0.01;

    /** From this share of dead units on, the winner gets a warning. */
    private static final double HEAVY_DEATH = 0.1;

    private final Ranking ranking;
    private final Standing base;
    private final Wording words;
    private final List<Standing> standingsOfBase;
    private final List<Standing> deadly;

    /**
     * @param base the setting that the reasons start with
     */
    DeathReasons(Ranking ranking, Standing base, Wording words) {
        this.ranking = ranking;
        this.base = base;
        this.words = words;
        this.standingsOfBase =
                ranking.standings().stream()
                        .filter(s -> s.setting().activation().equals(base.setting().activation()))
                        .filter(s -> s.setting().initializer().equals(base.setting().initializer()))
                        .toList();
        this.deadly =
                standingsOfBase.stream()
                        .filter(standing -> standing.deadFraction() >= NOTABLE_DEATH)
                        .toList();
    }

    /** How many units of the base die at its best rate, and at the others. */
    List<String> ofBase() {
        if (standingsOfBase.stream().anyMatch(standing -> standing.inconclusiveFraction() > 0)) {
            return List.of(
                    format(
                            "%s of its %s never fired at that rate. Fewer than %d samples are too few to call"
                                    + " a unit dead, so the number of dead units is unknown.",
                            NumberText.percent(base.inconclusiveFraction()),
                            unitsTitle(),
                            Verdict.MINIMUM_SAMPLES));
        }
        return List.of(
                format(
                        "At that rate %s of its %s are dead and %s of its activations are zero (zeros"
                                + " alone are sparsity, not death).",
                        NumberText.percent(base.deadFraction()),
                        unitsTitle(),
                        NumberText.percent(base.zeroShare())),
                byRate());
    }

    private String unitsTitle() {
        return NetworkCensus.unitsTitle(
                base.trials().get(0).layers().stream().map(LayerSummary::layer));
    }

    private String byRate() {
        if (deadly.isEmpty()) {
            return format(
                    "No learning rate in the study kills %s or more of its units.",
                    NumberText.percent(NOTABLE_DEATH));
        }
        return deadly.stream()
                .map(
                        standing ->
                                format(
                                        "%s dead at %s (%s%s)",
                                        NumberText.percent(standing.deadFraction()),
                                        words.rate(standing),
                                        words.score(standing),
                                        words.overOtherSeeds(standing)))
                .collect(Collectors.joining(", ", "Its units die at these rates: ", "."));
    }

    /** The activation that does best at the rate where the base has most dead units. */
    Optional<String> whereBaseDies() {
        return deadly.stream()
                .max(Comparator.comparingDouble(Standing::deadFraction))
                .flatMap(dying -> bestRival(dying).map(rival -> whereItDies(dying, rival)));
    }

    private Optional<Standing> bestRival(Standing dying) {
        return ranking.standings().stream()
                .filter(other -> isRivalAtSameRate(other, dying))
                .filter(other -> other.meanGainOver(dying) > 0)
                .max(Comparator.comparingDouble(other -> other.meanGainOver(dying)));
    }

    private static boolean isRivalAtSameRate(Standing other, Standing dying) {
        Setting theirs = other.setting();
        Setting ours = dying.setting();
        return other.isReliable()
                && theirs.learningRate() == ours.learningRate()
                && theirs.initializer().equals(ours.initializer())
                && !theirs.activation().equals(ours.activation());
    }

    private String whereItDies(Standing dying, Standing rival) {
        return format(
                "At %s, where %s has the most dead units, %s still reaches %s%s. There %s of its units never fire but"
                        + " still learn (stuck negative).",
                words.rate(dying),
                title(base),
                title(rival),
                words.score(rival),
                words.overOtherSeeds(rival),
                NumberText.percent(rival.stuckNegativeFraction()));
    }

    /** A winner by a tie may have many dead units. */
    Optional<String> ofWinner(Standing winner, Comparison comparison) {
        if (winner.deadFraction() < HEAVY_DEATH) {
            return Optional.empty();
        }
        String warning =
                format(
                        "Note that %s of its units are dead at that rate. They cost time and do nothing.",
                        NumberText.percent(winner.deadFraction()));
        return Optional.of(
                warning
                        + ranking.best().stream()
                                .filter(Standing::isReliable)
                                .filter(other -> other.deadFraction() < NOTABLE_DEATH)
                                .filter(other -> isAsGood(other, winner, comparison))
                                .findFirst()
                                .map(healthy -> alternative(healthy, winner))
                                .orElse(""));
    }

    private static boolean isAsGood(Standing other, Standing winner, Comparison comparison) {
        return comparison.gain(winner, other).map(gain -> !gain.showsGain()).orElse(false);
    }

    private String alternative(Standing healthy, Standing winner) {
        return format(
                " %s at %s keeps its units alive, and %s do not show that it is worse.",
                title(healthy), words.rate(healthy), Wording.seeds(winner));
    }
}
