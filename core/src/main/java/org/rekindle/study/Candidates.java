package org.rekindle.study;

import java.util.Locale;
import org.rekindle.subject.Trainable;

/** How a study trains a setting, with any trainer. */
public interface Candidates {

    /** The subject of a setting; its own seed is that of the plan. */
    Trainable of(Setting setting);

    /**
     * The subject of a setting on one of the splits of its rows. A trainer that has its own data
     * knows a single split.
     *
     * @param split from 0
     * @throws IllegalArgumentException when there is no such split
     */
    default Trainable of(Setting setting, int split) {
        if (split != 0) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "this trainer has a single split of its rows, but split %d was asked for",
                            split));
        }
        return of(setting);
    }

    /** The number of validation samples of a split, over which scores are computed. */
    int validationSamples();
}
