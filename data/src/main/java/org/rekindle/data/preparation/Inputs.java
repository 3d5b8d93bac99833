package org.rekindle.data.preparation;

import java.util.List;
import org.rekindle.data.DataException;
import org.rekindle.data.message.Names;
import org.rekindle.data.storage.RowStore;
import org.rekindle.data.table.Column;
import org.rekindle.data.table.Feature;
import org.rekindle.data.table.InputSteps;
import org.rekindle.data.table.NumberFeature;
import org.rekindle.network.InputRows;
import org.rekindle.text.NumberText;

/** All inputs of a network, fitted on the training rows. */
final class Inputs {
    /** Rows written before going to the next column: their cache lines stay near meanwhile. */
    private static final int BLOCK = 64;

    /** The most numbers in such a block; of wide tables it has fewer rows. */
    private static final int MOST_NUMBERS = 1 << 22;

    private final List<Input> inputs;
    private final List<String> notes;

    private Inputs(List<Input> inputs, List<String> notes) {
        this.inputs = inputs;
        this.notes = notes;
    }

    /**
     * @param trainingRows what everything is fitted on
     * @param usedRows those of all three parts
     * @throws DataException when a number is too large to compute with
     */
    static Inputs fit(
            List<Column> columns, int[] trainingRows, int[] usedRows, boolean standardize) {
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
                        NumberText.count(constant.size(), "input")
                                + " with a single value in training: always 0 now ("
                                + Names.abbreviate(constant)
                                + ").");
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

    /** For each input the number that stands for a missing one; empty where none is missing. */
    List<Double> fills() {
        boolean gaps =
                inputs.stream()
                        .map(Input::feature)
                        .anyMatch(
                                feature ->
                                        feature instanceof NumberFeature
                                                && feature.column().missing() > 0);
        return gaps ? inputs.stream().map(input -> fill(input.feature())).toList() : List.of();
    }

    private static double fill(Feature feature) {
        return feature instanceof NumberFeature number ? number.fill() : 0;
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
     * @param inMemory whether they shall lie there
     */
    InputRows of(int[] rows, boolean inMemory) {
        RowStore store =
                inMemory
                        ? RowStore.inMemory(rows.length, width())
                        : RowStore.onDisk(rows.length, width());
        int most = Math.max(1, Math.min(BLOCK, MOST_NUMBERS / width()));
        float[] block = new float[most * width()];
        for (int start = 0; start < rows.length; start += most) {
            int count = Math.min(most, rows.length - start);
            for (int i = 0; i < width(); i++) {
                Input input = inputs.get(i);
                for (int sample = 0; sample < count; sample++) {
                    block[sample * width() + i] = input.value(rows[start + sample]);
                }
            }
            store.add(block, count);
        }
        return store.rows();
    }
}
