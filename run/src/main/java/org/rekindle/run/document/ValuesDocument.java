package org.rekindle.run.document;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rekindle.data.preparation.ValueReport;
import org.rekindle.data.reading.ValueRules;

/**
 * What the cells of a table were taken for.
 *
 * @param missing what the user said of marks for missing values; empty for the usual ones
 * @param infinite {@code error} where infinite numbers were to be refused; null where they are
 *     missing
 * @param keep columns that the user kept although they look like row numbers, ids, names or free
 *     text
 * @param mergeLabels whether labels that differ in capitals or spaces alone are one class
 * @param leftOut columns that are not used although nobody asked for that
 * @param forms for each column of text that was read as numbers or dates, how they are written
 * @param warnings what must be read before any score
 */
public record ValuesDocument(
        List<String> missing,
        @Nullable String infinite,
        List<String> keep,
        boolean mergeLabels,
        List<LeftOut> leftOut,
        Map<String, String> forms,
        List<String> warnings) {
    private static final String ERROR = "error";

    /**
     * A column that is not used.
     *
     * @param column as the file calls it
     * @param why in words that follow its name
     */
    public record LeftOut(String column, String why) {}

    /** Of rules and what came of them. */
    public static ValuesDocument of(ValueRules rules, ValueReport report) {
        return new ValuesDocument(
                rules.missing(),
                rules.refuseInfinite() ? ERROR : null,
                rules.keep().stream().sorted().toList(),
                rules.mergeLabels(),
                report.leftOut().stream().map(one -> new LeftOut(one.column(), one.why())).toList(),
                new TreeMap<>(report.forms()),
                report.warnings());
    }

    /** The rules that read the table in the same way again. */
    ValueRules toRules() {
        return new ValueRules(missing, ERROR.equals(infinite), Set.copyOf(keep), mergeLabels);
    }
}
