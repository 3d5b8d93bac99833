package org.rekindle.cli.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rekindle.activation.PRelu;
import org.rekindle.activation.Relu;
import org.rekindle.cli.run.ActivationFields;
import org.rekindle.cli.run.DiagnosisDocument;
import org.rekindle.cli.run.RecommendationDocument;
import org.rekindle.statistics.Figures;
import org.rekindle.study.Ranking;
import org.rekindle.study.Setting;
import org.rekindle.study.Trial;

/**
 * A trial that is shown unit by unit, and why.
 *
 * @param trial which
 * @param role {@code run}, {@code winner}, {@code sickest_relu}, {@code best_prelu} or {@code
 *     explained}
 * @param folder where its tables lie, ended by {@code /}, or empty
 */
record ShownTrial(Trial trial, String role, String folder) {

    /** The only trial of a training run. */
    static List<ShownTrial> ofTraining(List<Trial> trials) {
        return trials.stream().limit(1).map(trial -> new ShownTrial(trial, "run", "")).toList();
    }

    /** Those of a study, as far as it has them. */
    static List<ShownTrial> ofStudy(
            List<Trial> trials,
            Ranking ranking,
            @Nullable RecommendationDocument recommendation,
            @Nullable DiagnosisDocument diagnosis) {
        List<ShownTrial> shown = new ArrayList<>();
        winner(trials, recommendation).ifPresent(trial -> add(shown, trial, "winner"));
        sickestRelu(trials).ifPresent(trial -> add(shown, trial, "sickest_relu"));
        bestPrelu(ranking).ifPresent(trial -> add(shown, trial, "best_prelu"));
        if (diagnosis != null) {
            trials.stream()
                    .filter(trial -> trial.key().number() == diagnosis.trial())
                    .forEach(trial -> add(shown, trial, "explained"));
        }
        return shown;
    }

    /** The first role stays. */
    private static void add(List<ShownTrial> shown, Trial trial, String role) {
        int number = trial.key().number();
        if (shown.stream().noneMatch(other -> other.trial.key().number() == number)) {
            shown.add(new ShownTrial(trial, role, "trials/" + number + "/"));
        }
    }

    private static Optional<Trial> winner(
            List<Trial> trials, @Nullable RecommendationDocument recommendation) {
        if (recommendation == null || recommendation.testedSeed() == null) {
            return Optional.empty();
        }
        return trials.stream()
                .filter(trial -> trial.key().seed() == recommendation.testedSeed())
                .filter(trial -> isOf(trial.key().setting(), recommendation))
                .findFirst();
    }

    private static boolean isOf(Setting setting, RecommendationDocument recommendation) {
        return ActivationFields.of(setting.activation()).equals(recommendation.shape())
                && Double.valueOf(setting.learningRate()).equals(recommendation.learningRate())
                && setting.initializer().name().equals(recommendation.init());
    }

    private static Optional<Trial> sickestRelu(List<Trial> trials) {
        return trials.stream()
                .filter(Trial::isFinished)
                .filter(trial -> trial.key().setting().activation() instanceof Relu)
                .sorted(Comparator.comparingInt(trial -> trial.key().number()))
                .reduce((most, trial) -> trial.deadFraction() > most.deadFraction() ? trial : most);
    }

    private static Optional<Trial> bestPrelu(Ranking ranking) {
        return ranking.best().stream()
                .filter(standing -> standing.setting().activation() instanceof PRelu)
                .findFirst()
                .flatMap(standing -> standing.bestTrial());
    }

    /** The trial in words, such as {@code ReLU at 0.003, seed 5 (the winner)}. */
    String title(boolean severalInits) {
        Setting setting = trial.key().setting();
        String init = severalInits ? ", " + setting.initializer().name() : "";
        String why =
                switch (role) {
                    case "winner" -> " (the winner)";
                    case "sickest_relu" -> " (the sickest ReLU)";
                    case "best_prelu" -> " (the best PReLU)";
                    case "explained" -> " (explained)";
                    default -> "";
                };
        return "%s at %s%s, seed %d%s"
                .formatted(
                        setting.activation().title(),
                        Figures.rate(setting.learningRate()),
                        init,
                        trial.key().seed(),
                        why);
    }
}
