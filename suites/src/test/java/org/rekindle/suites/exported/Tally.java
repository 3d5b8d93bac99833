package org.rekindle.suites.exported;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Sums of several figures for each variant, printed as a table with a line for all. */
final class Tally {
    private final List<String> columns;
    private final Map<String, long[]> rows = new TreeMap<>();

    Tally(String... columns) {
        this.columns = List.of(columns);
    }

    void add(String variant, long... figures) {
        long[] row = rows.computeIfAbsent(variant, name -> new long[columns.size()]);
        Arrays.setAll(row, i -> row[i] + figures[i]);
    }

    /** The sum of a column over all variants. */
    long sum(String column) {
        int place = columns.indexOf(column);
        return rows.values().stream().mapToLong(row -> row[place]).sum();
    }

    void print() {
        System.out.printf(Locale.ROOT, "%-32s", "variant");
        columns.forEach(column -> System.out.printf(Locale.ROOT, " %12s", column));
        System.out.println();
        rows.forEach((variant, row) -> print(variant, row));
        print("all", columns.stream().mapToLong(this::sum).toArray());
    }

    private static void print(String name, long[] row) {
        System.out.printf(Locale.ROOT, "%-32s", name);
        Arrays.stream(row).forEach(figure -> System.out.printf(Locale.ROOT, " %,12d", figure));
        System.out.println();
    }
}
