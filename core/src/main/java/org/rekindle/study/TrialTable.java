package org.rekindle.study;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The finished trials of a study, by setting and seed. */
final class TrialTable {
    private final Map<Setting, Map<Long, Trial>> trials = new HashMap<>();

    TrialTable(List<Trial> all) {
        all.stream()
                .filter(Trial::isFinished)
                .forEach(
                        trial ->
                                trials.computeIfAbsent(
                                                trial.key().setting(), key -> new HashMap<>())
                                        .put(trial.key().seed(), trial));
    }

    Optional<Trial> find(Setting setting, long seed) {
        return Optional.ofNullable(trials.getOrDefault(setting, Map.of()).get(seed));
    }

    boolean hasAll(List<Setting> settings, long seed) {
        return settings.stream().allMatch(setting -> find(setting, seed).isPresent());
    }

    List<Trial> of(Setting setting, List<Long> seeds) {
        Map<Long, Trial> its = trials.getOrDefault(setting, Map.of());
        return seeds.stream().map(its::get).filter(Objects::nonNull).toList();
    }
}
