package org.rekindle.onnx.check;

import java.util.List;
import java.util.Optional;

/**
 * What is said of one layer.
 *
 * @param layer its module; that of the normalization where no layer was found before it
 * @param weight the name of its weights; empty where there is none
 * @param shape of the weights
 * @param type of their numbers
 * @param units how many
 * @param pair the normalization that follows; empty where there is none
 * @param reluMayFollow false on a shortcut, whose output is added before any ReLU
 * @param certifiedDead units that give a constant ≤ 0, so they are dead if a ReLU follows directly
 * @param constant other units that give the same for every input
 * @param improbable units whose shift is at most −4 times the size of their scale
 * @param decayed units whose weights or scale are under a thousandth of the layer's median, and not
 *     0
 * @param duplicates units with equal weights
 * @param medianNorm the median norm of the units' weights
 * @param smallestNorm the smallest norm of a unit's weights
 * @param movement what changed since the older checkpoint; empty without one
 */
public record CheckedLayer(
        String layer,
        String weight,
        List<Long> shape,
        String type,
        int units,
        Optional<Pair> pair,
        boolean reluMayFollow,
        List<Integer> certifiedDead,
        List<Integer> constant,
        List<Integer> improbable,
        List<Integer> decayed,
        List<List<Integer>> duplicates,
        double medianNorm,
        double smallestNorm,
        Optional<Movement> movement) {

    CheckedLayer with(Movement moved) {
        return new CheckedLayer(
                layer,
                weight,
                shape,
                type,
                units,
                pair,
                reluMayFollow,
                certifiedDead,
                constant,
                improbable,
                decayed,
                duplicates,
                medianNorm,
                smallestNorm,
                Optional.of(moved));
    }
}
