package org.rekindle.onnx.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rekindle.onnx.checkpoint.Numbers;

/**
 * What changed in a layer since an older checkpoint.
 *
 * @param relativeChange the norm of the change of its weights, by the norm of the older weights;
 *     infinite where those were 0
 * @param unchanged units whose incoming weights are the same bit by bit
 * @param newlyDead units that are certified dead and were not
 * @param revived units that were certified dead and are not
 */
public record Movement(
        double relativeChange,
        List<Integer> unchanged,
        List<Integer> newlyDead,
        List<Integer> revived) {

    static Movement between(WeightLayer now, WeightLayer then, CheckedLayer is, CheckedLayer was) {
        double change = 0;
        double size = 0;
        boolean[] moved = new boolean[now.units()];
        double[] mine = new double[Numbers.BLOCK];
        double[] older = new double[Numbers.BLOCK];
        long place = 0;
        try (Numbers current = now.weight().open();
                Numbers former = then.weight().open()) {
            for (int n = current.next(mine); n > 0; n = current.next(mine)) {
                former.next(older);
                for (int i = 0; i < n; i++) {
                    double difference = mine[i] - older[i];
                    change += difference * difference;
                    size += older[i] * older[i];
                    moved[now.unit(place + i)] |= Double.compare(mine[i], older[i]) != 0;
                }
                place += n;
            }
        }
        List<Integer> unchanged = new ArrayList<>();
        for (int unit = 0; unit < moved.length; unit++) {
            if (!moved[unit]) {
                unchanged.add(unit);
            }
        }
        return new Movement(
                change == 0 ? 0 : Math.sqrt(change) / Math.sqrt(size),
                unchanged,
                without(is.certifiedDead(), was.certifiedDead()),
                without(was.certifiedDead(), is.certifiedDead()));
    }

    static List<Integer> without(List<Integer> units, List<Integer> others) {
        Set<Integer> left = new HashSet<>(others);
        return units.stream().filter(unit -> !left.contains(unit)).toList();
    }
}
