package org.rekindle.data.reading;

import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.rekindle.data.Sample;
import org.rekindle.data.table.Column;
import org.rekindle.data.table.TextColumn;

/** How columns are made and read in these tests. */
final class Reading {
    private Reading() {}

    static ColumnReader reader(ValueRules rules, Column... others) {
        return new ColumnReader(
                Sample.table(others.length == 0 ? new Column[] {Sample.texts("z", "a")} : others),
                rules);
    }

    static TextColumn mostly(String name, IntFunction<String> usual, String... odd) {
        return Sample.text(
                name,
                IntStream.range(0, 100).mapToObj(i -> i < odd.length ? odd[i] : usual.apply(i)));
    }
}
