package org.rekindle.data;

import java.util.Arrays;
import java.util.List;
import org.rekindle.network.Task;

/** The targets as a network sees them: class numbers, or standardised quantities. */
final class Labels {
    private final Column column;
    private final Target target;
    private final Scale scale;

    private Labels(Column column, Target target, Scale scale) {
        this.column = column;
        this.target = target;
        this.scale = scale;
    }

    static Labels fit(Column column, Target target, int[] trainingRows) {
        if (target.task() == Task.CLASSIFICATION) {
            return new Labels(column, target, Scale.NONE);
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
        return new Labels(column, target, scale);
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

    List<String> notes() {
        return target.task() == Task.CLASSIFICATION
                ? List.of()
                : List.of(
                        Sentence.of(
                                "The target is standardised by the training mean %.6g and standard"
                                        + " deviation %.6g; losses are in these units.",
                                scale.mean(), scale.std()));
    }
}
