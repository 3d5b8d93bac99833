package org.rekindle.study;

import org.rekindle.random.Seed;

/**
 * How the seeds of a study's trials follow from the seed of the study. All trials of a round have
 * one seed. The first round has the seed of the study itself, so a training run with that seed is
 * its first trial.
 */
public enum TrialSeeds {
    /**
     * The seed of the study plus the round. Studies with neighbouring seeds share most trials.
     * Studies of older versions were run like this.
     */
    COUNTED {
        @Override
        long of(long study, int round) {
            return study + round;
        }
    },

    /**
     * A named child of the study's seed ({@link Seed#child}), cut to the 53 bits that a number in
     * JSON holds exactly. Two studies with different seeds share no trial, except by a chance of
     * about one in 2⁵³ for each two rounds.
     */
    DERIVED {
        @Override
        long of(long study, int round) {
            return round == 0
                    ? study
                    : Seed.of(study).child("round").child(round).value() >>> UNUSED_BITS;
        }
    };

    private static final int UNUSED_BITS = Long.SIZE - 53;

    /** The seed of every trial of a round, counted from 0. */
    abstract long of(long study, int round);
}
