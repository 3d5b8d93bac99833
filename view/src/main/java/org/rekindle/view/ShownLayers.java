package org.rekindle.view;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The layers whose life lines a page draws. Of a deep network it draws those that have most to
 * tell.
 *
 * @param names of them
 * @param lives of their units, in the order of the run
 * @param note which layers are left out, in words; null when none are
 */
record ShownLayers(Set<String> names, List<LivesTable.Life> lives, @Nullable String note) {
    /** The most drawings of a layer that a page has. */
    static final int MOST = 24;

    static ShownLayers of(List<LivesTable.Life> lives) {
        Map<String, Long> silent =
                lives.stream()
                        .collect(
                                Collectors.groupingBy(
                                        LivesTable.Life::layer,
                                        LinkedHashMap::new,
                                        Collectors.summingLong(life -> life.fellSilent() ? 1 : 0)));
        if (silent.size() <= MOST) {
            return new ShownLayers(silent.keySet(), lives, null);
        }
        Set<String> shown =
                silent.entrySet().stream()
                        .sorted(Map.Entry.comparingByValue(Comparator.<Long>reverseOrder()))
                        .limit(MOST)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        return new ShownLayers(
                shown,
                lives.stream().filter(life -> shown.contains(life.layer())).toList(),
                String.format(
                        Locale.ROOT,
                        "%,d of %,d layers are shown, those with the most units that went silent in some epoch",
                        MOST,
                        silent.size()));
    }

    /** The units of these layers. */
    List<LivesTable.Life> among(List<LivesTable.Life> units) {
        return units.stream().filter(life -> names.contains(life.layer())).toList();
    }
}
