package org.rekindle.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * What two rows of a square block, {@code distance} apart, exchange when the block is transposed
 * (see {@link VectorTranspose}).
 *
 * @param distance in rows and in lanes; a power of two
 * @param up moves every lane down by the distance, around the end
 * @param down moves every lane up by the distance, around the end
 * @param highLanes the lanes whose number has the bit {@code distance}
 */
record VectorSwap(
        int distance,
        VectorShuffle<Float> up,
        VectorShuffle<Float> down,
        VectorMask<Float> highLanes) {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    VectorSwap(int distance) {
        this(
                distance,
                VectorShuffle.fromOp(SPECIES, lane -> (lane + distance) & (LANES - 1)),
                VectorShuffle.fromOp(SPECIES, lane -> (lane - distance) & (LANES - 1)),
                lanesWith(distance));
    }

    private static VectorMask<Float> lanesWith(int bit) {
        boolean[] set = new boolean[LANES];
        for (int lane = 0; lane < LANES; lane++) {
            set[lane] = (lane & bit) != 0;
        }
        return VectorMask.fromArray(SPECIES, set, 0);
    }

    /** The upper row: its high lanes come from the lower row's low ones. */
    FloatVector upper(FloatVector upperRow, FloatVector lowerRow) {
        return upperRow.blend(lowerRow.rearrange(down), highLanes);
    }

    /** The lower row: its low lanes come from the upper row's high ones. */
    FloatVector lower(FloatVector upperRow, FloatVector lowerRow) {
        return upperRow.rearrange(up).blend(lowerRow, highLanes);
    }
}
