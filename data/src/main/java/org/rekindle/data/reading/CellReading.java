package org.rekindle.data.reading;

import java.util.List;
import java.util.Map;
import org.rekindle.data.cell.MissingMarks;
import org.rekindle.data.preparation.ValueReport;

/**
 * How the cells of a table are read that a model takes.
 *
 * @param forms for each column whose numbers or dates are not plainly written, how they are, as
 *     {@link ValueReport} has it
 * @param missing marks for missing values, as {@link ValueRules} has them
 * @param fills for each feature the number that stands for a missing one; empty where a missing
 *     number is a fault
 */
public record CellReading(Map<String, String> forms, List<String> missing, List<Double> fills) {
    /** Plain numbers without gaps. */
    public static final CellReading PLAIN = new CellReading(Map.of(), List.of(), List.of());

    /** Copies the collections. */
    public CellReading {
        forms = Map.copyOf(forms);
        missing = List.copyOf(missing);
        fills = List.copyOf(fills);
    }

    public MissingMarks marks() {
        return MissingMarks.of(missing);
    }
}
