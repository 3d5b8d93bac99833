package org.rekindle.study;

import java.util.List;
import java.util.Set;

/**
 * Which settings of a study get no more seeds. A study runs in rounds. A round is one seed for
 * every setting that is still running, so no trial is cut short.
 */
public sealed interface Elimination permits Exhaustive, Curtailment {

    /** How many rounds come before the first decision. */
    int firstDecision();

    /**
     * The settings that are dropped now.
     *
     * @param running how the settings that still run did, all of them over the same seeds
     * @param seeds how many rounds the study has
     */
    Set<Setting> dropped(List<Standing> running, int seeds);
}
