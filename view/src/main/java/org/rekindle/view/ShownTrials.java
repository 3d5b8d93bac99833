package org.rekindle.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rekindle.activation.Activation;
import org.rekindle.activation.PRelu;
import org.rekindle.activation.Relu;
import org.rekindle.run.FileNames;
import org.rekindle.run.document.ActivationFields;
import org.rekindle.run.document.RecommendationDocument;
import org.rekindle.study.Setting;
import org.rekindle.study.Trial;
import org.rekindle.study.TrialKey;
import org.rekindle.study.WatchedTrials;

/**
 * Chooses the trials that are shown unit by unit: the only one of a training run; of a study the
 * winner, the ReLU trial with most dead units, the best PReLU trial and the explained trial. If a
 * study went on after its answer, other trials may qualify now than those whose lives it wrote
 * down; then the latter are shown.
 */
final class ShownTrials {
    private final Map<Integer, Trial> trials;
    private final List<Integer> withLives;
    private final List<ShownTrial> shown = new ArrayList<>();

    private ShownTrials(UntrustedFiles files, ResultsSoFar results) {
        this.trials =
                results.trials().stream()
                        .filter(Trial::isFinished)
                        .sorted(Comparator.comparingInt(trial -> trial.key().number()))
                        .collect(
                                Collectors.toMap(
                                        trial -> trial.key().number(),
                                        Function.identity(),
                                        (first, again) -> first,
                                        LinkedHashMap::new));
        this.withLives =
                files.numberedFolders(FileNames.TRIAL_FOLDERS).stream()
                        .map(Integer::valueOf)
                        .filter(trials::containsKey)
                        .sorted()
                        .toList();
    }

    static List<ShownTrial> of(
            UntrustedFiles files, DescribedPlan run, ResultsSoFar results, Findings findings) {
        ShownTrials chosen = new ShownTrials(files, results);
        if (run.isStudy()) {
            chosen.ofStudy(results, findings);
        } else {
            chosen.trials
                    .values()
                    .forEach(trial -> chosen.shown.add(new ShownTrial(trial, "run", "")));
        }
        return chosen.shown;
    }

    private void ofStudy(ResultsSoFar results, Findings findings) {
        WatchedTrials watched =
                WatchedTrials.of(List.copyOf(trials.values()), results.ranking(), Optional.empty());
        OptionalInt explained =
                findings.diagnosis() == null
                        ? OptionalInt.empty()
                        : OptionalInt.of(findings.diagnosis().document().trial());
        if (findings.recommendation() != null) {
            winner(findings.recommendation().document()).ifPresent(trial -> add(trial, "winner"));
        }
        add(watched.sickestRelu(), Relu.class, explained, "sickest_relu");
        add(watched.bestPRelu(), PRelu.class, explained, "best_prelu");
        explained.stream()
                .mapToObj(trials::get)
                .filter(trial -> trial != null)
                .forEach(trial -> add(trial, "explained"));
    }

    private Optional<Trial> winner(RecommendationDocument answer) {
        return trials.values().stream()
                .filter(trial -> Long.valueOf(trial.key().seed()).equals(answer.testedSeed()))
                .filter(trial -> isOf(trial.key().setting(), answer))
                .findFirst();
    }

    private static boolean isOf(Setting setting, RecommendationDocument answer) {
        return ActivationFields.of(setting.activation()).equals(answer.shape())
                && Double.valueOf(setting.learningRate()).equals(answer.learningRate())
                && setting.initializer().name().equals(answer.init());
    }

    /** Adds the watched trial or, if its lives do not exist, one whose lives do. */
    private void add(
            Optional<TrialKey> watched,
            Class<? extends Activation> activation,
            OptionalInt explained,
            String role) {
        Optional<Integer> now = watched.map(TrialKey::number);
        Optional<Integer> then =
                withLives.stream()
                        .filter(number -> explained.isEmpty() || explained.getAsInt() != number)
                        .filter(number -> !isShown(number))
                        .filter(number -> activation.isInstance(activationOf(number)))
                        .findFirst();
        now.filter(number -> withLives.contains(number) || isShown(number))
                .or(() -> then)
                .or(() -> now)
                .map(trials::get)
                .ifPresent(trial -> add(trial, role));
    }

    private @Nullable Activation activationOf(int number) {
        Trial trial = trials.get(number);
        return trial == null ? null : trial.key().setting().activation();
    }

    /** A trial keeps its first role. */
    private void add(Trial trial, String role) {
        int number = trial.key().number();
        if (!isShown(number)) {
            shown.add(new ShownTrial(trial, role, FileNames.TRIAL_FOLDERS + "/" + number + "/"));
        }
    }

    private boolean isShown(int number) {
        return shown.stream().anyMatch(other -> other.trial().key().number() == number);
    }
}
