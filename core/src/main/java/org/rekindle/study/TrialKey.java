package org.rekindle.study;

/**
 * A trial before it is run.
 *
 * @param number its place in the study, from 0
 * @param setting what is tried
 * @param seed the seed of its initial weights and of its batch order
 */
public record TrialKey(int number, Setting setting, long seed) {}
