package org.rekindle.data.preparation;

import java.util.Arrays;
import java.util.List;
import org.rekindle.data.DataException;
import org.rekindle.data.message.Sentence;
import org.rekindle.data.table.Column;
import org.rekindle.data.table.Target;
import org.rekindle.network.Task;

/** The targets as a network sees them: class numbers, or quantities, standardised or raw. */
final class Labels {
    private final Column column;
    private final Target target;
    private final Scale scale;
    private final List<String> notes;

    private Labels(Column column, Target target, Scale scale, List<String> notes) {
        this.column = column;
        this.target = target;
        this.scale = scale;
        this.notes = notes;
    }

    /**
     * @param standardize whether quantities get mean 0 and standard deviation 1 over these rows
     * @throws DataException when there is nothing to learn, or when classes are not to be scaled
     */
    static Labels fit(Column column, Target target, int[] trainingRows, boolean standardize) {
        if (target.task() == Task.CLASSIFICATION) {
            if (!standardize) {
                throw new DataException(
                        DataException.Reason.TARGET_IS_CLASSES,
                        List.of(column.name()),
                        "target \"%s\" is a class, and only a number can be standardised or left raw"
                                .formatted(column.name()));
            }
            return new Labels(column, target, Scale.NONE, List.of());
        }
        Scale scale = Scale.fit(target::value, trainingRows);
        if (!scale.isFinite()) {
            throw tooLarge(column);
        }
        if (scale.std() == 0) {
            throw new DataException(
                    "target \"%s\" is the same in every training row, so there is nothing to learn;"
                                    .formatted(column.name())
                            + " choose another column");
        }
        return standardize
                ? new Labels(column, target, scale, List.of(standardized(scale)))
                : new Labels(column, target, Scale.NONE, List.of(raw(scale)));
    }

    /** R² compares with the spread of the targets, and is undefined where they have none. */
    void requireVariety(String part, int[] rows) {
        if (target.task() == Task.REGRESSION
                && Arrays.stream(rows).mapToDouble(target::value).distinct().count() < 2) {
            throw new DataException(
                    DataException.Reason.TARGET_VARIES_TOO_LITTLE,
                    List.of(column.name()),
                    Sentence.of(
                            "target \"%s\" is the same in all %d %s rows, so no score can be told from another",
                            column.name(), rows.length, part));
        }
    }

    Scale scale() {
        return scale;
    }

    /** One per row. */
    float[] of(int[] rows) {
        float[] labels = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            labels[i] = (float) scale.apply(target.value(rows[i]));
            if (!Float.isFinite(labels[i])) {
                throw tooLarge(column);
            }
        }
        return labels;
    }

    private static DataException tooLarge(Column column) {
        return new DataException(
                Sentence.of(
                        "target \"%s\" holds numbers too large to compute with (a float ends at"
                                + " %.1e); rescale it",
                        column.name(), Float.MAX_VALUE));
    }

    private static String standardized(Scale scale) {
        return Sentence.of(
                "The target is standardised by the training mean %.6g and standard deviation %.6g;"
                        + " losses are in these units.",
                scale.mean(), scale.std());
    }

    private static String raw(Scale scale) {
        return Sentence.of(
                "The target keeps its raw values (training mean %.6g, standard deviation %.6g); it"
                        + " is not standardised, and losses are in its own units.",
                scale.mean(), scale.std());
    }

    /** What was done, for the user. */
    List<String> notes() {
        return notes;
    }
}
