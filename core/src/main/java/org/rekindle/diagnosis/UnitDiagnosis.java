package org.rekindle.diagnosis;

import org.rekindle.census.LifeLine;

/**
 * Why one unit died.
 *
 * @param life its life line
 * @param story how it died
 * @param cause why it died, according to the experiments
 */
public record UnitDiagnosis(LifeLine life, Story story, Cause cause) {}
