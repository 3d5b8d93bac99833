package org.rekindle.data.reading;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.rekindle.data.cell.DateForm;
import org.rekindle.data.cell.DatePart;
import org.rekindle.data.cell.DurationForm;
import org.rekindle.data.cell.MissingMarks;
import org.rekindle.data.cell.NumberForm;
import org.rekindle.data.cell.Separators;

/** Makes the number of an input from the text of a cell; NaN where the cell holds none. */
public final class CellNumber {
    private CellNumber() {}

    /**
     * Of a column of numbers or durations.
     *
     * @param form as {@link ReadingSteps#forms} has it
     */
    public static Optional<ToDoubleFunction<String>> number(String form, MissingMarks marks) {
        if (form.equals(ReadingSteps.DURATIONS)) {
            return Optional.of(
                    cell ->
                            marks.contains(cell)
                                    ? Double.NaN
                                    : DurationForm.read(cell).orElse(Double.NaN));
        }
        return after(ReadingSteps.NUMBERS, form)
                .flatMap(Separators::of)
                .map(NumberForm::written)
                .map(
                        numbers ->
                                cell ->
                                        marks.contains(cell)
                                                ? Double.NaN
                                                : numbers.read(cell).orElse(Double.NaN));
    }

    /**
     * Of a part of a date.
     *
     * @param form as {@link ReadingSteps#forms} has it
     * @param label of the part
     */
    public static Optional<ToDoubleFunction<String>> date(String form, String label) {
        Optional<DateForm> dates = after(ReadingSteps.DATES, form).flatMap(DateForm::ofFields);
        Optional<DatePart> part = DatePart.labelled(label);
        if (dates.isEmpty() || part.isEmpty()) {
            return Optional.empty();
        }
        return DatePart.first(label)
                .map(
                        first ->
                                cell ->
                                        dates.get()
                                                .read(cell)
                                                .map(moment -> part.get().of(moment, first))
                                                .orElse(Double.NaN));
    }

    private static Optional<String> after(String start, String form) {
        return form.startsWith(start)
                ? Optional.of(form.substring(start.length()))
                : Optional.empty();
    }
}
