package org.rekindle.diagnosis;

import org.rekindle.census.LifeLine;

/**
 * Why one unit died.
 *
 * @param life what was recorded of it
 * @param story what was seen
 * @param cause what the experiments say
 */
public record UnitDiagnosis(LifeLine life, Story story, Cause cause) {}
