package org.rekindle.data.preparation;

import java.util.List;
import java.util.Map;
import org.rekindle.data.sample.SampleRequest;

/**
 * What the values of a table turned out to be.
 *
 * @param warnings what the user must read before any score, one sentence each; usually none
 * @param leaks the columns that alone determine the target, or nearly so
 * @param leftOut the columns that are not used although nobody asked for that
 * @param suspectMarks numbers that may stand for missing values, as they are written
 * @param labelsDiffer whether some labels of the target differ in capitals or spaces alone
 * @param forms for each column whose numbers or dates are not plainly written, how they are, as
 *     {@link SampleRequest} takes it
 * @param fills for each input the number that stands for a missing one; empty where none is missing
 */
public record ValueReport(
        List<String> warnings,
        List<String> leaks,
        List<LeftOut> leftOut,
        List<String> suspectMarks,
        boolean labelsDiffer,
        Map<String, String> forms,
        List<Double> fills) {
    /** Copies the collections. */
    public ValueReport {
        warnings = List.copyOf(warnings);
        leaks = List.copyOf(leaks);
        leftOut = List.copyOf(leftOut);
        suspectMarks = List.copyOf(suspectMarks);
        forms = Map.copyOf(forms);
        fills = List.copyOf(fills);
    }
}
