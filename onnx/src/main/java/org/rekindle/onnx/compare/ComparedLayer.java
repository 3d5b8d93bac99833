package org.rekindle.onnx.compare;

import java.util.Set;
import java.util.TreeSet;
import org.rekindle.census.Verdict;
import org.rekindle.onnx.census.RectifierCensus;
import org.rekindle.onnx.check.Pairing;

/**
 * A layer in two models, unit by unit. Both have the same number of units, and unit i of the one is
 * taken for unit i of the other.
 *
 * @param now its units in the model that is looked at
 * @param older its units in the older model, on the same samples
 * @param pairing how it is known that both are the same layer
 */
public record ComparedLayer(RectifierCensus now, RectifierCensus older, Pairing pairing) {

    /**
     * Units that are dead and were not. A unit that could not be judged before is not among them.
     */
    public Set<Integer> newlyDead() {
        return deadOnlyIn(now, older);
    }

    /** Units that were dead and are not. A unit that cannot be judged now is not among them. */
    public Set<Integer> revived() {
        return deadOnlyIn(older, now);
    }

    /** Units that could not be judged in one of the two models, so nothing is said of a change. */
    public Set<Integer> inconclusive() {
        Set<Integer> units = now.indices(Verdict.INCONCLUSIVE::equals);
        units.addAll(older.indices(Verdict.INCONCLUSIVE::equals));
        return units;
    }

    private static Set<Integer> deadOnlyIn(RectifierCensus one, RectifierCensus other) {
        Set<Integer> units = new TreeSet<>(one.indices(Verdict.DEAD::equals));
        units.removeAll(
                other.indices(
                        verdict -> verdict == Verdict.DEAD || verdict == Verdict.INCONCLUSIVE));
        return units;
    }
}
