package org.rekindle.data;

import java.util.List;

/** All inputs of a network, fitted on the training rows. */
final class Inputs {
    /** Rows written before going to the next column: their cache lines stay near meanwhile. */
    private static final int BLOCK = 64;

    private final List<Input> inputs;
    private final List<String> notes;

    private Inputs(List<Input> inputs, List<String> notes) {
        this.inputs = inputs;
        this.notes = notes;
    }

    /**
     * @param trainingRows what everything is fitted on
     * @param usedRows those of all three parts
     * @throws DataException when a column is text with too many different values
     */
    static Inputs fit(
            List<Column> columns, int[] trainingRows, int[] usedRows, boolean standardize) {
        checkCategories(columns);
        InputSteps steps = new InputSteps();
        List<Input> inputs =
                columns.stream()
                        .flatMap(column -> column.features(trainingRows, usedRows, steps).stream())
                        .map(feature -> Input.fit(feature, trainingRows, standardize))
                        .toList();
        List<String> notes = steps.notes();
        notes.addAll(scalingNotes(inputs, standardize));
        return new Inputs(inputs, notes);
    }

    private static List<String> scalingNotes(List<Input> inputs, boolean standardize) {
        if (!standardize) {
            return List.of("The inputs keep their raw values; they are not standardised.");
        }
        String all =
                "Every input is standardised by its mean and standard deviation over the training"
                        + " rows.";
        List<String> constant =
                inputs.stream()
                        .filter(input -> input.scale().std() == 0)
                        .map(input -> input.feature().name())
                        .toList();
        return constant.isEmpty()
                ? List.of(all)
                : List.of(
                        all,
                        Names.count(constant.size(), "input")
                                + " with a single value in training: always 0 now ("
                                + Names.abbreviate(constant)
                                + ").");
    }

    private static void checkCategories(List<Column> columns) {
        List<Column> tooMany = columns.stream().filter(column -> !column.fitsAsInput()).toList();
        if (tooMany.isEmpty()) {
            return;
        }
        List<String> names = tooMany.stream().map(Column::described).toList();
        throw new DataException(
                DataException.Reason.COLUMNS_UNUSABLE,
                tooMany.stream().map(Column::name).toList(),
                Sentence.of(
                        "text with more than %d different values cannot be an input (an id, a name,"
                                + " free text?): %s",
                        TextColumn.MOST_CATEGORIES, Names.abbreviate(names)));
    }

    /** What was done, for the user. */
    List<String> notes() {
        return notes;
    }

    int width() {
        return inputs.size();
    }

    List<String> names() {
        return inputs.stream().map(input -> input.feature().name()).toList();
    }

    Standardization standardization(Scale target) {
        return new Standardization(
                inputs.stream().map(input -> input.scale().mean()).toList(),
                inputs.stream().map(input -> input.scale().std()).toList(),
                target.mean(),
                target.std());
    }

    /**
     * The chosen rows of all inputs.
     *
     * @return {@code float[rows][inputs]}, row-major
     * @throws DataException when that is more than one Java array holds
     */
    float[] matrix(int[] rows) {
        long size = (long) inputs.size() * rows.length;
        if (size > Rows.MOST) {
            throw new DataException(
                    DataException.Reason.TOO_MANY_INPUTS,
                    List.of(),
                    Sentence.of(
                            "%,d rows of %,d inputs are more than one array holds (%,d numbers)",
                            rows.length, inputs.size(), Rows.MOST));
        }
        float[] matrix = new float[(int) size];
        for (int start = 0; start < rows.length; start += BLOCK) {
            int end = Math.min(start + BLOCK, rows.length);
            for (int i = 0; i < inputs.size(); i++) {
                Input input = inputs.get(i);
                for (int sample = start; sample < end; sample++) {
                    matrix[sample * inputs.size() + i] = input.value(rows[sample]);
                }
            }
        }
        return matrix;
    }
}
