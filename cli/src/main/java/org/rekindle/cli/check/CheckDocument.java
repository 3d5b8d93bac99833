package org.rekindle.cli.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rekindle.onnx.check.CheckedLayer;
import org.rekindle.onnx.check.CheckpointCheck;
import org.rekindle.onnx.check.Movement;
import org.rekindle.onnx.checkpoint.Checkpoint;
import org.rekindle.onnx.checkpoint.NotLookedAt;

/**
 * What {@code check CHECKPOINT --json} prints. "Dead" means: if a ReLU follows directly.
 *
 * @param checkpoint which file
 * @param against the older one; null without
 * @param layers everything with units
 * @param pairs which normalization follows which layer, by name or by a guess
 * @param findings what the weights show, the worst first
 * @param notLookedAt what nothing is said about
 */
record CheckDocument(
        File checkpoint,
        @Nullable File against,
        List<Layer> layers,
        List<PairOf> pairs,
        List<Finding> findings,
        List<NotLookedAt> notLookedAt) {

    /**
     * Which file.
     *
     * @param path as the user wrote it
     * @param format as it was found
     * @param arrays how many
     * @param parameters how many numbers they have together
     */
    record File(String path, String format, int arrays, long parameters) {
        static File of(Checkpoint checkpoint) {
            return new File(
                    checkpoint.path().toString(),
                    checkpoint.format(),
                    checkpoint.arrays().size(),
                    checkpoint.parameters());
        }
    }

    /**
     * A layer and its normalization.
     *
     * @param layer its module
     * @param normalization its module
     * @param pairing {@code named} or {@code guessed}
     * @param channels how many both have
     */
    record PairOf(String layer, String normalization, String pairing, int channels) {}

    /**
     * One layer.
     *
     * @param layer its module
     * @param weight its array; empty for a normalization without a layer
     * @param shape of the array
     * @param type of its numbers
     * @param units how many
     * @param normalization that follows; null where none was found
     * @param pairing {@code named} or {@code guessed}; null without a normalization
     * @param reluMayFollow false on a shortcut, which is added before any ReLU
     * @param certifiedDead how many give a constant ≤ 0
     * @param certifiedDeadUnits which
     * @param improbable how many have a shift of at most −4 scales
     * @param improbableUnits which
     * @param decayed how many have weights or a scale under 1/1000 of the median
     * @param decayedUnits which
     * @param constant how many others give the same for every input
     * @param constantUnits which
     * @param duplicates units with equal weights, grouped
     * @param medianNorm of the units' incoming weights, without those that are 0
     * @param smallestNorm of a unit's incoming weights
     * @param relativeChange of the weights since the older checkpoint; null without
     * @param unchangedUnits units whose incoming weights are the same; null without
     * @param newlyDeadUnits units that died since; null without
     * @param revivedUnits units that were dead; null without
     */
    record Layer(
            String layer,
            String weight,
            List<Long> shape,
            String type,
            int units,
            @Nullable String normalization,
            @Nullable String pairing,
            boolean reluMayFollow,
            int certifiedDead,
            List<Integer> certifiedDeadUnits,
            int improbable,
            List<Integer> improbableUnits,
            int decayed,
            List<Integer> decayedUnits,
            int constant,
            List<Integer> constantUnits,
            List<List<Integer>> duplicates,
            double medianNorm,
            double smallestNorm,
            @Nullable Double relativeChange,
            @Nullable List<Integer> unchangedUnits,
            @Nullable List<Integer> newlyDeadUnits,
            @Nullable List<Integer> revivedUnits) {
        static Layer of(CheckedLayer layer) {
            return new Layer(
                    layer.layer(),
                    layer.weight(),
                    layer.shape(),
                    layer.type(),
                    layer.units(),
                    layer.pair().map(pair -> pair.normalization()).orElse(null),
                    layer.pair().map(pair -> pair.pairing().id()).orElse(null),
                    layer.reluMayFollow(),
                    layer.certifiedDead().size(),
                    layer.certifiedDead(),
                    layer.improbable().size(),
                    layer.improbable(),
                    layer.decayed().size(),
                    layer.decayed(),
                    layer.constant().size(),
                    layer.constant(),
                    layer.duplicates(),
                    layer.medianNorm(),
                    layer.smallestNorm(),
                    layer.movement().map(Movement::relativeChange).orElse(null),
                    layer.movement().map(Movement::unchanged).orElse(null),
                    layer.movement().map(Movement::newlyDead).orElse(null),
                    layer.movement().map(Movement::revived).orElse(null));
        }
    }

    static CheckDocument of(
            Checkpoint checkpoint, @Nullable Checkpoint older, CheckpointCheck check) {
        return new CheckDocument(
                File.of(checkpoint),
                older == null ? null : File.of(older),
                check.layers().stream().map(Layer::of).toList(),
                check.pairs().stream()
                        .map(
                                pair ->
                                        new PairOf(
                                                pair.layer(),
                                                pair.normalization(),
                                                pair.pairing().id(),
                                                pair.channels()))
                        .toList(),
                Finding.of(check),
                check.notLookedAt());
    }
}
