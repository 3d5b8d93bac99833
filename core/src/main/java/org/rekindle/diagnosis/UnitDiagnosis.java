package org.rekindle.diagnosis;

import java.util.Optional;
import org.rekindle.census.LifeLine;

/**
 * Why one unit died.
 *
 * @param life its life line
 * @param story how it died
 * @param cause why it died, according to the experiments; {@link Cause#UNKNOWN} when none shows it
 */
public record UnitDiagnosis(LifeLine life, Story story, Cause cause) {

    /** What its story suggests, which no experiment need confirm. */
    public Optional<Cause> suggested() {
        return story.suggested();
    }
}
