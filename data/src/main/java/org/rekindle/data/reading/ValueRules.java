package org.rekindle.data.reading;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the user says about the meaning of cells, and about columns that would be left out.
 *
 * @param missing texts that mean "no value", besides the usual ones; with {@code none} among them,
 *     instead of the usual ones
 * @param refuseInfinite whether an infinite number is a fault; if not, it is missing
 * @param keep columns to keep although they look like row numbers, ids, names or free text
 * @param mergeLabels whether labels of the target that differ in capitals or spaces alone are one
 *     class
 */
public record ValueRules(
        List<String> missing, boolean refuseInfinite, Set<String> keep, boolean mergeLabels) {
    /** Nothing said. */
    public static final ValueRules USUAL = new ValueRules(List.of(), false, Set.of(), false);

    /** Copies the collections. */
    public ValueRules {
        missing = List.copyOf(missing);
        keep = Collections.unmodifiableSet(new LinkedHashSet<>(keep));
    }

    /** The same, and these columns stay. */
    public ValueRules keeping(Set<String> columns) {
        return new ValueRules(missing, refuseInfinite, columns, mergeLabels);
    }
}
