package org.rekindle.onnx.census;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Which values a scan measures while it counts. It is asked once, after the first samples; these
 * are then run again, so that the ranges are over all samples.
 */
@FunctionalInterface
public interface RangeQuestions {
    /** Measures nothing. */
    RangeQuestions NONE = soFar -> Set.of();

    /**
     * The values to be measured.
     *
     * @param soFar the rectifiers, as the first samples show them: a unit that is dead on all
     *     samples is {@linkplain RectifierCensus#mayBeDead() dead or inconclusive} on those
     */
    Collection<SeenRanges.Request> about(List<RectifierCensus> soFar);
}
