package org.rekindle.data.table;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rekindle.data.DataException;
import org.rekindle.network.Task;
import org.rekindle.text.NumberText;

/** A text column as a target: its values are the classes, in alphabetical order. */
final class TextTarget {
    private TextTarget() {}

    static Target of(TextColumn column, @Nullable Task requested, boolean split) {
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
        int[] classes = IntStream.of(rows).map(row -> classOfCode[column.code(row)]).toArray();
        return ClassTarget.of(
                column,
                rows,
                classes,
                IntStream.of(codeOfClass).mapToObj(dictionary::get).toList(),
                count ->
                        "Target \"%s\" is text, so the task is classification into %s: "
                                .formatted(column.name(), NumberText.count(count, "class")),
                Optional.empty(),
                split,
                fault ->
                        new DataException(
                                fault + "; choose another target, or merge the rare classes"));
    }
}
