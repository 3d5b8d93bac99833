package org.rekindle.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rekindle.run.document.DiagnosisDocument;

/** What every unit of the shown trials did and, if the trial was explained, why it died. */
final class ShownLives {
    private final UntrustedFiles files;
    private final String censusScope;
    private final boolean severalInits;
    private final @Nullable DiagnosisDocument diagnosis;
    private final Problems problems;

    ShownLives(
            UntrustedFiles files,
            String censusScope,
            boolean severalInits,
            @Nullable DiagnosisDocument diagnosis,
            Problems problems) {
        this.files = files;
        this.censusScope = censusScope;
        this.severalInits = severalInits;
        this.diagnosis = diagnosis;
        this.problems = problems;
    }

    List<LivesView> lives(List<ShownTrial> shown) {
        List<ShownTrial> found = new ArrayList<>();
        List<List<LivesTable.Life>> lives = new ArrayList<>();
        for (ShownTrial trial : shown) {
            List<LivesTable.Life> its = read(trial);
            if (!its.isEmpty()) {
                found.add(trial);
                lives.add(its);
            }
        }
        List<Thinning.Thinned> thinned = Thinning.thin(lives, Thinning.MOST);
        List<LivesView> views = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            views.add(view(found.get(i), lives.get(i), thinned.get(i)));
        }
        return views;
    }

    List<SlopesView> slopes(List<ShownTrial> shown) {
        List<SlopesView> views = new ArrayList<>();
        for (ShownTrial trial : shown) {
            try {
                List<SlopesView.LayerSlopes> layers = SlopesTable.read(files, trial.folder());
                if (!layers.isEmpty()) {
                    views.add(
                            new SlopesView(
                                    trial.title(severalInits),
                                    trial.trial().key().number(),
                                    layers));
                }
            } catch (BadFileException e) {
                problems.add(e.sentence());
            }
        }
        return views;
    }

    /** An earlier version wrote the lives of the explained trial into the run directory itself. */
    private List<LivesTable.Life> read(ShownTrial trial) {
        try {
            List<LivesTable.Life> lives = LivesTable.read(files, trial.folder());
            return lives.isEmpty() && isExplained(trial) ? LivesTable.read(files, "") : lives;
        } catch (BadFileException e) {
            problems.add(e.sentence());
            return List.of();
        }
    }

    private boolean isExplained(ShownTrial trial) {
        return diagnosis != null && diagnosis.trial() == trial.trial().key().number();
    }

    private LivesView view(ShownTrial trial, List<LivesTable.Life> all, Thinning.Thinned thinned) {
        Map<String, Long> totals =
                all.stream()
                        .collect(
                                Collectors.groupingBy(
                                        LivesTable.Life::layer,
                                        LinkedHashMap::new,
                                        Collectors.counting()));
        Map<String, List<LivesTable.Life>> shown =
                thinned.lives().stream().collect(Collectors.groupingBy(LivesTable.Life::layer));
        Map<String, DiagnosisDocument.UnitLine> why = isExplained(trial) ? causes() : Map.of();
        return new LivesView(
                trial.title(severalInits),
                trial.role(),
                trial.trial().key().number(),
                all.get(0).rates().length() - 1,
                "training samples as they passed; epoch 0: " + censusScope,
                totals.entrySet().stream()
                        .map(
                                layer ->
                                        new LivesView.LayerLives(
                                                layer.getKey(),
                                                Math.toIntExact(layer.getValue()),
                                                shown
                                                        .getOrDefault(layer.getKey(), List.of())
                                                        .stream()
                                                        .map(life -> unit(life, why))
                                                        .toList()))
                        .toList(),
                thinned.note());
    }

    private Map<String, DiagnosisDocument.UnitLine> causes() {
        return diagnosis == null
                ? Map.of()
                : diagnosis.units().stream()
                        .collect(
                                Collectors.toMap(
                                        unit -> key(unit.layer(), unit.unit()),
                                        unit -> unit,
                                        (first, again) -> first));
    }

    private static LivesView.UnitLife unit(
            LivesTable.Life life, Map<String, DiagnosisDocument.UnitLine> why) {
        DiagnosisDocument.@Nullable UnitLine line = why.get(key(life.layer(), life.unit()));
        return new LivesView.UnitLife(
                life.unit(),
                life.verdict().name().toLowerCase(Locale.ROOT),
                life.bornDead(),
                life.lastFiredStep(),
                line == null ? null : line.cause(),
                line == null ? null : line.evidence(),
                life.rates().text());
    }

    private static String key(String layer, int unit) {
        return layer + " " + unit;
    }
}
