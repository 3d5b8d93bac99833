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
import org.rekindle.run.RunDirectory;
import org.rekindle.run.document.ActivationFields;
import org.rekindle.run.document.RecommendationDocument;
import org.rekindle.study.Setting;
import org.rekindle.study.Trial;
import org.rekindle.study.TrialKey;
import org.rekindle.study.WatchedTrials;

/**
 * Chooses the trials that are shown unit by unit: the only one of a training run; of a study the
 * winner, the sickest of ReLU, the best of PReLU and the one that was explained. A study that went
 * on after its answer may have others by now than those whose lives it wrote down for that answer;
 * then the latter are shown.
 */
final class ShownTrials {
    private final Map<Integer, Trial> trials;
    private final List<Integer> withLives;
    private final List<ShownTrial> shown = new ArrayList<>();

    private ShownTrials(RunFiles files, RunBody body) {
        this.trials =
                body.trials().stream()
                        .filter(Trial::isFinished)
                        .sorted(Comparator.comparingInt(trial -> trial.key().number()))
                        .collect(
                                Collectors.toMap(
                                        trial -> trial.key().number(),
                                        Function.identity(),
                                        (first, again) -> first,
                                        LinkedHashMap::new));
        this.withLives =
                files.numberedFolders(RunDirectory.TRIAL_FOLDERS).stream()
                        .map(Integer::valueOf)
                        .filter(trials::containsKey)
                        .sorted()
                        .toList();
    }

    static List<ShownTrial> of(
            RunFiles files, OpenedRun run, RunBody body, RunDocuments documents) {
        ShownTrials chosen = new ShownTrials(files, body);
        if (run.isStudy()) {
            chosen.ofStudy(body, documents);
        } else {
            chosen.trials
                    .values()
                    .forEach(trial -> chosen.shown.add(new ShownTrial(trial, "run", "")));
        }
        return chosen.shown;
    }

    private void ofStudy(RunBody body, RunDocuments documents) {
        WatchedTrials watched =
                WatchedTrials.of(List.copyOf(trials.values()), body.ranking(), Optional.empty());
        OptionalInt explained =
                documents.diagnosis() == null
                        ? OptionalInt.empty()
                        : OptionalInt.of(documents.diagnosis().document().trial());
        if (documents.recommendation() != null) {
            winner(documents.recommendation().document()).ifPresent(trial -> add(trial, "winner"));
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

    /** The one that was watched, or else the one whose lives are there. */
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

    /** The first role stays. */
    private void add(Trial trial, String role) {
        int number = trial.key().number();
        if (!isShown(number)) {
            shown.add(new ShownTrial(trial, role, RunDirectory.TRIAL_FOLDERS + "/" + number + "/"));
        }
    }

    private boolean isShown(int number) {
        return shown.stream().anyMatch(other -> other.trial().key().number() == number);
    }
}
