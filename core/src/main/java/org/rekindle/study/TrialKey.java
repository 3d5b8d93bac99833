package org.rekindle.study;

/**
 * What a trial is before it is run.
 *
 * @param number its place in the study, from 0
 * @param setting what is tried
 * @param seed where its initial weights and the order of its batches come from
 */
public record TrialKey(int number, Setting setting, long seed) {}
