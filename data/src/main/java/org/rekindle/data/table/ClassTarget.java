package org.rekindle.data.table;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.rekindle.data.DataException;
import org.rekindle.network.Task;

/** A target whose values are classes. */
final class ClassTarget {
    private ClassTarget() {}

    /**
     * Of the classes of some rows. Where the rows will be split, classes with too few rows for that
     * are left out or joined, which changes nothing for the others.
     *
     * @param column where they come from
     * @param rows those that hold a target
     * @param classes for each of these rows the class number
     * @param labels of the class numbers
     * @param reason why there are so many classes, for the user; which they are is added
     * @param fault of what is wrong with the classes
     */
    static Target of(
            Column column,
            int[] rows,
            int[] classes,
            List<String> labels,
            IntFunction<String> reason,
            Optional<Task> otherTask,
            boolean split,
            Function<String, DataException> fault) {
        int[] before = Classes.counts(classes, labels.size());
        RareClasses rare = RareClasses.of(before, labels, split);
        Optional<String> wrong = Classes.fault(column, before, rare);
        if (wrong.isPresent()) {
            throw fault.apply(wrong.get());
        }
        int[] used =
                IntStream.range(0, rows.length)
                        .filter(i -> rare.numberOf(classes[i]) >= 0)
                        .toArray();
        double[] values = new double[used.length];
        int[] counts = new int[rare.count()];
        for (int i = 0; i < used.length; i++) {
            int number = rare.numberOf(classes[used[i]]);
            values[i] = number;
            counts[number]++;
        }
        List<String> kept = rare.labels(labels);
        return new Target(
                Task.CLASSIFICATION,
                IntStream.of(used).map(i -> rows[i]).toArray(),
                values,
                kept,
                reason.apply(kept.size()) + Classes.sizes(kept, counts) + ".",
                rare.notes(),
                otherTask);
    }
}
