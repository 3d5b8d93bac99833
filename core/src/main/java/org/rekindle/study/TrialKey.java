package org.rekindle.study;

/**
 * A trial before it is run.
 *
 * @param number its place in the study, from 0
 * @param setting what is tried
 * @param seed the seed of its initial weights and of its batch order
 * @param split which division of the rows it is trained and scored on, from 0
 */
public record TrialKey(int number, Setting setting, long seed, int split) {

    /** Of a study with a single split. */
    public TrialKey(int number, Setting setting, long seed) {
        this(number, setting, seed, 0);
    }
}
