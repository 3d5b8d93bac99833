package org.rekindle.data.table;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rekindle.data.message.Names;
import org.rekindle.data.message.Sentence;
import org.rekindle.text.NumberText;

/** The classes of a target, checked for whether they can be learnt. */
final class Classes {
    private static final int MOST = TextColumn.MOST_CATEGORIES;

    private Classes() {}

    /**
     * What is wrong with them: there are too many, or most have a single row. Empty if nothing is.
     *
     * @param rare what becomes of those with few rows
     */
    static Optional<String> fault(Column column, int[] counts, RareClasses rare) {
        String target = "target \"%s\" has ".formatted(column.name());
        if (rare.count() > MOST) {
            return Optional.of(
                    Sentence.of(
                            "%s%,d different values, and at most %d classes can be told apart",
                            target, counts.length, MOST));
        }
        long single = IntStream.of(counts).filter(count -> count == 1).count();
        if (!rare.changeSomething() && 2 * single > counts.length) {
            return Optional.of(
                    Sentence.of(
                            "%s%,d classes, of which %,d have a single row: too little to learn"
                                    + " from",
                            target, counts.length, single));
        }
        return Optional.empty();
    }

    /** How many rows each class has. */
    static int[] counts(int[] classes, int different) {
        int[] counts = new int[different];
        for (int number : classes) {
            counts[number]++;
        }
        return counts;
    }

    /** How many rows each class has, for the user. */
    static String sizes(List<String> labels, int[] counts) {
        List<String> sizes =
                IntStream.range(0, counts.length)
                        .mapToObj(
                                i ->
                                        "%s (%s)"
                                                .formatted(
                                                        labels.get(i),
                                                        NumberText.count(counts[i], "row")))
                        .toList();
        return Names.abbreviate(sizes);
    }
}
