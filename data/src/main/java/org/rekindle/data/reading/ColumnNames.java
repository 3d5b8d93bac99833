package org.rekindle.data.reading;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of a table's columns, to find those that a list means.
 *
 * @param known as the table has them
 */
public record ColumnNames(List<String> known) {
    /**
     * What was meant by names that stood between commas: one that is not known is put together with
     * those behind it, or has spaces around it, if that gives a known one.
     *
     * @param given in the order of the list
     */
    public Set<String> meant(Collection<String> given) {
        List<String> names = List.copyOf(given);
        Set<String> meant = new LinkedHashSet<>();
        int next = 0;
        while (next < names.size()) {
            int end = endOfKnown(names, next);
            String whole = String.join(",", names.subList(next, end));
            meant.add(
                    known.contains(whole) || !known.contains(whole.strip())
                            ? whole
                            : whole.strip());
            next = end;
        }
        return meant;
    }

    private int endOfKnown(List<String> names, int start) {
        for (int end = start + 1; end <= names.size(); end++) {
            String whole = String.join(",", names.subList(start, end));
            if (known.contains(whole) || known.contains(whole.strip())) {
                return end;
            }
        }
        return start + 1;
    }
}
