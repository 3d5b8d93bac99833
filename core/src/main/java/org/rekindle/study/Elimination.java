package org.rekindle.study;

import java.util.List;
import java.util.Set;

/**
 * Which settings of a study get no more seeds. A study runs in rounds. A round is one seed for
 * every setting that is still running, so no trial is cut short.
 */
public sealed interface Elimination permits Exhaustive, Curtailment {

    /** The round after which the next decision is due, when this many are complete. */
    int nextDecision(int rounds);

    /**
     * The settings that are dropped now.
     *
     * @param running how the settings that still run did, all of them over the same seeds
     * @param seeds how many rounds there are before the best is chosen
     */
    Set<Setting> dropped(List<Standing> running, int seeds);
}
