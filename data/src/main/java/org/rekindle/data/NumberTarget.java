package org.rekindle.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.rekindle.network.Task;

/** A number column as a target: a few whole numbers are classes, anything else is a quantity. */
final class NumberTarget {
    /** More different whole numbers than this are taken for a quantity. */
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
        return classes
                ? classification(column, rows, values, distinct, reason)
                : new Target(Task.REGRESSION, rows, values, List.of(), reason);
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
        String override = "--task regression overrides this";
        if (!classes) {
            override =
                    distinct <= TextColumn.MOST_CATEGORIES
                            ? "--task classification overrides this"
                            : "--task classification takes at most %d values"
                                    .formatted(TextColumn.MOST_CATEGORIES);
        }
        return " (whole ones, at most %d, count as classes), so the task is %s; %s."
                .formatted(MOST_LABELS, task, override);
    }

    private static Target classification(
            NumberColumn column, int[] rows, double[] values, double[] distinct, String reason) {
        double[] numbers = new double[values.length];
        int[] counts = new int[distinct.length];
        for (int i = 0; i < values.length; i++) {
            int number = Arrays.binarySearch(distinct, values[i]);
            numbers[i] = number;
            counts[number]++;
        }
        Classes.check(column, counts, "use --task regression, or choose another target");
        List<String> labels = DoubleStream.of(distinct).mapToObj(NumberTarget::label).toList();
        return new Target(
                Task.CLASSIFICATION,
                rows,
                numbers,
                labels,
                reason + " Classes: " + Classes.sizes(labels, counts) + ".");
    }

    /** Whole numbers without a fraction, as they mostly stand in files. */
    private static String label(double value) {
        boolean plain = value == Math.rint(value) && Math.abs(value) < 1e15;
        return plain ? Long.toString((long) value) : Double.toString(value);
    }
}
