package org.rekindle.onnx.census;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The least and the most of values while samples pass. */
final class RangeTally {
    private final Set<SeenRanges.Request> requests;
    private final Map<SeenRanges.Request, SeenRanges.Range> ranges = new HashMap<>();
    private final Set<SeenRanges.Request> uneven = new HashSet<>();

    RangeTally(Collection<SeenRanges.Request> requests) {
        this.requests = Set.copyOf(requests);
    }

    /** What is measured. */
    Set<SeenRanges.Request> requests() {
        return requests;
    }

    /** Adds what a batch showed of a value. */
    void add(SeenRanges.Request request, double[] lows, double[] highs) {
        SeenRanges.Range known = ranges.get(request);
        if (known == null) {
            ranges.put(request, new SeenRanges.Range(lows, highs));
        } else if (known.size() == lows.length) {
            known.widen(lows, highs);
        } else {
            uneven.add(request);
        }
    }

    /** What was seen so far; nothing of a value whose shape differed from run to run. */
    SeenRanges ranges() {
        Map<SeenRanges.Request, SeenRanges.Range> even = new HashMap<>(ranges);
        even.keySet().removeAll(uneven);
        return new SeenRanges(requests, even);
    }
}
