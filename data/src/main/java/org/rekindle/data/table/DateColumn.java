package org.rekindle.data.table;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rekindle.data.cell.DateForm;
import org.rekindle.data.cell.DatePart;
import org.rekindle.network.Task;

/** A column of dates or time stamps, which gives a network several numbers. */
public final class DateColumn extends Column {
    private final TextColumn text;
    private final LocalDateTime[] moments;
    private final List<DatePart> parts;
    private final LocalDateTime first;

    /**
     * Reads the dates.
     *
     * @param text the dates as they are written, all in the given form; at least one
     */
    public DateColumn(TextColumn text, DateForm form) {
        super(text.name());
        this.text = text;
        this.moments =
                text.dictionary().stream()
                        .map(word -> form.read(word).orElseThrow())
                        .toArray(LocalDateTime[]::new);
        this.first = Arrays.stream(moments).min(Comparator.naturalOrder()).orElseThrow();
        this.parts =
                form.isTimeOfDay()
                        ? List.of(DatePart.HOUR)
                        : Arrays.stream(DatePart.values()).filter(this::varies).toList();
    }

    private boolean varies(DatePart part) {
        return Arrays.stream(moments)
                        .mapToDouble(moment -> part.of(moment, first))
                        .distinct()
                        .limit(2)
                        .count()
                > 1;
    }

    /** The parts that differ between rows, as inputs are named after them. */
    public List<String> partNames() {
        return parts.stream().map(part -> part.label(first)).toList();
    }

    /** One column of numbers for each part that differs between rows. */
    public List<NumberColumn> columns() {
        List<NumberColumn> columns = new ArrayList<>();
        for (DatePart part : parts) {
            columns.add(numbers(name() + "." + part.label(first), part));
        }
        return columns;
    }

    private NumberColumn numbers(String name, DatePart part) {
        double[] byCode =
                Arrays.stream(moments).mapToDouble(moment -> part.of(moment, first)).toArray();
        return NumberColumn.of(
                name,
                row -> {
                    int code = text.code(row);
                    return code == TextColumn.MISSING ? Double.NaN : byCode[code];
                },
                rows());
    }

    @Override
    public int rows() {
        return text.rows();
    }

    @Override
    public int missing() {
        return text.missing();
    }

    @Override
    public boolean isMissing(int row) {
        return text.isMissing(row);
    }

    @Override
    public List<Feature> features(int[] trainingRows, int[] usedRows, InputSteps steps) {
        return columns().stream()
                .flatMap(column -> column.features(trainingRows, usedRows, steps).stream())
                .toList();
    }

    @Override
    public Target target(@Nullable Task requested, boolean split) {
        return requested == Task.CLASSIFICATION
                ? text.target(requested, split)
                : numbers(name(), DatePart.DAYS).target(Task.REGRESSION, split);
    }
}
