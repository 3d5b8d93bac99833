package org.rekindle.data.preparation;

import java.util.List;
import org.rekindle.data.DataException;
import org.rekindle.data.message.Sentence;
import org.rekindle.data.table.Feature;

/**
 * A feature as a network sees it.
 *
 * @param feature where the raw value comes from
 * @param scale what is done to it
 */
record Input(Feature feature, Scale scale) {
    static Input fit(Feature feature, int[] trainingRows, boolean standardize) {
        Scale scale = standardize ? Scale.fit(feature::raw, trainingRows) : Scale.NONE;
        if (!scale.isFinite()) {
            throw tooLarge(feature.column().name());
        }
        return new Input(feature, scale);
    }

    float value(int row) {
        return toFloat(feature.column().name(), scale.apply(feature.raw(row)));
    }

    /**
     * @throws DataException when the value leaves the range of a float
     */
    private static float toFloat(String column, double value) {
        float narrow = (float) value;
        if (!Float.isFinite(narrow)) {
            throw tooLarge(column);
        }
        return narrow;
    }

    private static DataException tooLarge(String column) {
        return new DataException(
                DataException.Reason.COLUMNS_UNUSABLE,
                List.of(column),
                Sentence.of(
                        "column \"%s\" holds numbers too large to compute with (a float ends at"
                                + " %.1e)",
                        column, Float.MAX_VALUE));
    }
}
