package org.rekindle.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rekindle.run.document.DiagnosisDocument;

/** The lives of units by layer, with the causes of those that were explained. */
final class LayersOfLives {
    private LayersOfLives() {}

    /**
     * Layer by layer, from the input on.
     *
     * @param all every unit of the run
     * @param shown those that are shown
     * @param diagnosis why they died; null where they were not explained
     */
    static List<LivesView.LayerLives> of(
            List<LivesTable.Life> all,
            List<LivesTable.Life> shown,
            @Nullable DiagnosisDocument diagnosis) {
        Map<String, Long> totals =
                all.stream()
                        .collect(
                                Collectors.groupingBy(
                                        LivesTable.Life::layer,
                                        LinkedHashMap::new,
                                        Collectors.counting()));
        Map<String, List<LivesTable.Life>> lives =
                shown.stream().collect(Collectors.groupingBy(LivesTable.Life::layer));
        Map<String, DiagnosisDocument.UnitLine> why = causes(diagnosis);
        return totals.entrySet().stream()
                .map(
                        layer ->
                                new LivesView.LayerLives(
                                        layer.getKey(),
                                        Math.toIntExact(layer.getValue()),
                                        lives.getOrDefault(layer.getKey(), List.of()).stream()
                                                .map(life -> unit(life, why))
                                                .toList()))
                .toList();
    }

    private static Map<String, DiagnosisDocument.UnitLine> causes(
            @Nullable DiagnosisDocument diagnosis) {
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
