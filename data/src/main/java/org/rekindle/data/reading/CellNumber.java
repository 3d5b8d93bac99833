package org.rekindle.data.reading;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.rekindle.data.cell.DateForm;
import org.rekindle.data.cell.DatePart;
import org.rekindle.data.cell.DurationForm;
import org.rekindle.data.cell.LimitNumber;
import org.rekindle.data.cell.MissingMarks;
import org.rekindle.data.cell.NumberForm;
import org.rekindle.data.cell.Separators;

/** Makes the number of an input from the text of a cell; NaN where the cell holds none. */
public final class CellNumber {
    private CellNumber() {}

    /**
     * Of a column of numbers, limits or durations.
     *
     * @param form as {@link ReadingSteps#forms} has it
     */
    public static Optional<ToDoubleFunction<String>> number(String form, MissingMarks marks) {
        Optional<Function<String, OptionalDouble>> numbers =
                after(ReadingSteps.NUMBERS, form)
                        .flatMap(Separators::of)
                        .map(NumberForm::written)
                        .map(written -> written::read);
        Optional<Function<String, OptionalDouble>> limits =
                after(ReadingSteps.LIMITS, form)
                        .flatMap(Separators::of)
                        .map(NumberForm::written)
                        .map(written -> word -> written.read(LimitNumber.withoutSign(word)));
        Optional<Function<String, OptionalDouble>> durations =
                after(ReadingSteps.DURATIONS, form)
                        .flatMap(DurationForm::of)
                        .map(written -> written::read);
        return numbers.or(() -> limits)
                .or(() -> durations)
                .map(
                        read ->
                                cell ->
                                        marks.contains(cell)
                                                ? Double.NaN
                                                : read.apply(cell).orElse(Double.NaN));
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
