package org.rekindle.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.rekindle.network.Task;

/** A number column as a target: a few whole numbers are classes, anything else is a quantity. */
final class NumberTarget {
    /** More different whole numbers than this count as a quantity. */
    private static final int MOST_LABELS = 20;

    private NumberTarget() {}

    static Target of(NumberColumn column, @Nullable Task requested) {
        int[] rows = Target.usableRows(column);
        // Adding 0 turns -0 into 0, which would else be a class of its own.
        double[] values = Arrays.stream(rows).mapToDouble(r -> column.value(r) + 0.0).toArray();
        double[] distinct = distinct(values);
        if (distinct.length == 1) {
            throw Target.constant(column, label(distinct[0]));
        }
        boolean whole = DoubleStream.of(distinct).allMatch(value -> value == Math.rint(value));
        boolean fewLabels = whole && distinct.length <= MOST_LABELS;
        boolean classes = requested == null ? fewLabels : requested == Task.CLASSIFICATION;
        String reason =
                Sentence.of(
                        "Target \"%s\" holds %,d different %snumbers%s",
                        column.name(),
                        distinct.length,
                        whole ? "whole " : "",
                        why(requested, classes, distinct.length));
        if (classes) {
            Optional<Task> other =
                    requested == null ? Optional.of(Task.REGRESSION) : Optional.empty();
            return classification(column, rows, values, distinct, reason, other);
        }
        Optional<Task> other =
                requested == null && distinct.length <= TextColumn.MOST_CATEGORIES
                        ? Optional.of(Task.CLASSIFICATION)
                        : Optional.empty();
        return new Target(Task.REGRESSION, rows, values, List.of(), reason, other);
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

    private static String why(@Nullable Task requested, boolean classes, int distinct) {
        String task = classes ? "classification" : "regression";
        if (requested != null) {
            return "; the task is %s, as requested.".formatted(task);
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

    private static Target classification(
            NumberColumn column,
            int[] rows,
            double[] values,
            double[] distinct,
            String reason,
            Optional<Task> other) {
        double[] numbers = new double[values.length];
        int[] counts = new int[distinct.length];
        for (int i = 0; i < values.length; i++) {
            int number = Arrays.binarySearch(distinct, values[i]);
            numbers[i] = number;
            counts[number]++;
        }
        Classes.fault(column, counts)
                .ifPresent(
                        fault -> {
                            throw new DataException(
                                    DataException.Reason.NUMBERS_ARE_NO_CLASSES,
                                    List.of(column.name()),
                                    fault);
                        });
        List<String> labels = DoubleStream.of(distinct).mapToObj(NumberTarget::label).toList();
        return new Target(
                Task.CLASSIFICATION,
                rows,
                numbers,
                labels,
                reason + " Classes: " + Classes.sizes(labels, counts) + ".",
                other);
    }

    /** Whole numbers without a fraction, as they mostly stand in files. */
    private static String label(double value) {
        boolean plain = value == Math.rint(value) && Math.abs(value) < 1e15;
        return plain ? Long.toString((long) value) : Double.toString(value);
    }
}
