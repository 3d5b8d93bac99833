package org.rekindle.data.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.rekindle.data.DataException;
import org.rekindle.data.message.Sentence;
import org.rekindle.network.Task;
import org.rekindle.text.NumberText;

/**
 * A number column as a target: a few whole numbers with enough rows each are classes, anything else
 * is a quantity. So are years, and columns whose name says that they count or measure.
 */
public final class NumberTarget {
    /** More different whole numbers than this count as a quantity. */
    private static final int MOST_LABELS = 20;

    /** Fewer rows for some number show the tail of a quantity. */
    private static final int FEWEST_ROWS = 5;

    /** The same, where there are more than {@link #FEW_LABELS}. */
    private static final int FEWEST_ROWS_OF_MANY = 10;

    private static final int FEW_LABELS = 10;
    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 2100;

    private static final Pattern QUANTITY =
            Pattern.compile("(.*[_ .-])?(age|ages|year|years|yr|count|counts|visits|days|hours)");

    private NumberTarget() {}

    static Target of(NumberColumn column, @Nullable Task requested, boolean split) {
        int[] rows = Target.usableRows(column);
        // Adding 0 turns -0 into 0, which would else be a class of its own.
        double[] values = Arrays.stream(rows).mapToDouble(r -> column.value(r) + 0.0).toArray();
        double[] distinct = distinct(values);
        if (distinct.length == 1) {
            throw Target.constant(column, label(distinct[0]));
        }
        boolean whole = DoubleStream.of(distinct).allMatch(value -> value == Math.rint(value));
        boolean fewLabels = whole && distinct.length <= MOST_LABELS;
        Optional<String> quantity =
                fewLabels ? whyQuantity(column.name(), distinct, values) : Optional.empty();
        boolean classes =
                requested == null
                        ? fewLabels && quantity.isEmpty()
                        : requested == Task.CLASSIFICATION;
        String reason =
                Sentence.of(
                        "Target \"%s\" holds %,d different %snumbers%s",
                        column.name(),
                        distinct.length,
                        whole ? "whole " : "",
                        why(requested, classes, distinct.length, quantity));
        if (classes) {
            Optional<Task> other =
                    requested == null ? Optional.of(Task.REGRESSION) : Optional.empty();
            return classification(column, rows, values, distinct, reason, other, split);
        }
        Optional<Task> other =
                requested == null && distinct.length <= TextColumn.MOST_CATEGORIES
                        ? Optional.of(Task.CLASSIFICATION)
                        : Optional.empty();
        return new Target(Task.REGRESSION, rows, values, List.of(), reason, List.of(), other);
    }

    /** Why a few whole numbers are a quantity; empty if they are classes. */
    private static Optional<String> whyQuantity(String name, double[] distinct, double[] values) {
        if (distinct.length == 2 && values.length > 2) {
            return Optional.empty();
        }
        if (distinct[0] >= FIRST_YEAR && distinct[distinct.length - 1] <= LAST_YEAR) {
            return Optional.of("these look like years");
        }
        if (QUANTITY.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
            return Optional.of("its name says a quantity");
        }
        int fewest = distinct.length > FEW_LABELS ? FEWEST_ROWS_OF_MANY : FEWEST_ROWS;
        int[] counts = counts(values, distinct);
        int rare = 0;
        while (rare < counts.length && counts[rare] >= fewest) {
            rare++;
        }
        return rare == counts.length
                ? Optional.empty()
                : Optional.of(
                        Sentence.of(
                                "%s stands in %s, and classes need %d each",
                                label(distinct[rare]),
                                NumberText.count(counts[rare], "row"),
                                fewest));
    }

    /** Sorted, each once; without the boxes that {@link DoubleStream#distinct} makes. */
    private static double[] distinct(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int count = 0;
        for (double value : sorted) {
            if (count == 0 || sorted[count - 1] != value) {
                sorted[count++] = value;
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    private static String why(
            @Nullable Task requested, boolean classes, int distinct, Optional<String> quantity) {
        String task = classes ? "classification" : "regression";
        if (requested != null) {
            return "; the task is %s, as requested.".formatted(task);
        }
        if (quantity.isPresent()) {
            return ", but %s, so the task is %s.".formatted(quantity.get(), task);
        }
        boolean tooMany = !classes && distinct > TextColumn.MOST_CATEGORIES;
        return Sentence.of(
                " (whole ones, at most %d, count as classes), so the task is %s%s.",
                MOST_LABELS,
                task,
                tooMany
                        ? Sentence.of(
                                "; classification takes at most %d values",
                                TextColumn.MOST_CATEGORIES)
                        : "");
    }

    private static int[] counts(double[] values, double[] distinct) {
        int[] counts = new int[distinct.length];
        for (double value : values) {
            counts[Arrays.binarySearch(distinct, value)]++;
        }
        return counts;
    }

    private static Target classification(
            NumberColumn column,
            int[] rows,
            double[] values,
            double[] distinct,
            String reason,
            Optional<Task> other,
            boolean split) {
        int[] classes =
                Arrays.stream(values)
                        .mapToInt(value -> Arrays.binarySearch(distinct, value))
                        .toArray();
        return ClassTarget.of(
                column,
                rows,
                classes,
                DoubleStream.of(distinct).mapToObj(NumberTarget::label).toList(),
                count -> reason + " Classes: ",
                other,
                split,
                fault ->
                        new DataException(
                                DataException.Reason.NUMBERS_ARE_NO_CLASSES,
                                List.of(column.name()),
                                fault));
    }

    /** Whole numbers without a fraction, as they mostly stand in files. */
    public static String label(double value) {
        boolean plain = value == Math.rint(value) && Math.abs(value) < 1e15;
        return plain ? Long.toString((long) value) : Double.toString(value);
    }
}
