package org.rekindle.data;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rekindle.network.Task;

/** A text column as a target: its values are the classes, in alphabetical order. */
final class TextTarget {
    private TextTarget() {}

    static Target of(TextColumn column, @Nullable Task requested) {
        int[] rows = Target.usableRows(column);
        List<String> dictionary = column.dictionary();
        if (requested == Task.REGRESSION) {
            throw new DataException(
                    DataException.Reason.TARGET_IS_TEXT,
                    List.of(column.name()),
                    "regression needs a target of numbers, but \"%s\" holds text such as \"%s\""
                            .formatted(column.name(), dictionary.get(0)));
        }
        if (dictionary.size() == 1) {
            throw Target.constant(column, dictionary.get(0));
        }
        int[] codeOfClass =
                IntStream.range(0, dictionary.size())
                        .boxed()
                        .sorted(Comparator.comparing(dictionary::get))
                        .mapToInt(Integer::intValue)
                        .toArray();
        int[] classOfCode = new int[dictionary.size()];
        for (int i = 0; i < codeOfClass.length; i++) {
            classOfCode[codeOfClass[i]] = i;
        }
        int[] counts = new int[dictionary.size()];
        double[] values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int number = classOfCode[column.code(rows[i])];
            values[i] = number;
            counts[number]++;
        }
        Classes.fault(column, counts)
                .ifPresent(
                        fault -> {
                            throw new DataException(
                                    fault + "; choose another target, or merge the rare classes");
                        });
        List<String> labels = IntStream.of(codeOfClass).mapToObj(dictionary::get).toList();
        return new Target(
                Task.CLASSIFICATION,
                rows,
                values,
                labels,
                "Target \"%s\" is text, so the task is classification into %s: %s."
                        .formatted(
                                column.name(),
                                Names.count(labels.size(), "class"),
                                Classes.sizes(labels, counts)),
                Optional.empty());
    }
}
