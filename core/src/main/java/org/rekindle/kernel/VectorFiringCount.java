package org.rekindle.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Counts firing samples for four rows at a time, because a row is often only a few vectors long,
 * and a loop for each row would cost more than the counting. The last block of four rows is moved
 * back to end at the edge. Fewer than four rows are left to the plain twin, as is the end of a row
 * that does not fill a vector.
 */
final class VectorFiringCount {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int HEIGHT = 4;

    private VectorFiringCount() {}

    static void count(float[] z, int units, int batch, int[] firing) {
        if (units < HEIGHT) {
            for (int unit = 0; unit < units; unit++) {
                countOne(z, unit, batch, firing);
            }
            return;
        }
        for (int i = 0; i < units; i += HEIGHT) {
            countFour(z, Math.min(i, units - HEIGHT), batch, firing);
        }
    }

    private static void countOne(float[] z, int unit, int batch, int[] firing) {
        int row = unit * batch;
        int whole = SPECIES.loopBound(batch);
        int count = 0;
        for (int i = 0; i < whole; i += LANES) {
            count += aboveZero(z, row + i).trueCount();
        }
        for (int i = whole; i < batch; i++) {
            count += z[row + i] > 0 ? 1 : 0;
        }
        firing[unit] = count;
    }

    private static void countFour(float[] z, int unit, int batch, int[] firing) {
        int row0 = unit * batch;
        int row1 = row0 + batch;
        int row2 = row1 + batch;
        int row3 = row2 + batch;
        int whole = SPECIES.loopBound(batch);
        int count0 = 0;
        int count1 = 0;
        int count2 = 0;
        int count3 = 0;
        for (int i = 0; i < whole; i += LANES) {
            count0 += aboveZero(z, row0 + i).trueCount();
            count1 += aboveZero(z, row1 + i).trueCount();
            count2 += aboveZero(z, row2 + i).trueCount();
            count3 += aboveZero(z, row3 + i).trueCount();
        }
        for (int i = whole; i < batch; i++) {
            count0 += z[row0 + i] > 0 ? 1 : 0;
            count1 += z[row1 + i] > 0 ? 1 : 0;
            count2 += z[row2 + i] > 0 ? 1 : 0;
            count3 += z[row3 + i] > 0 ? 1 : 0;
        }
        firing[unit] = count0;
        firing[unit + 1] = count1;
        firing[unit + 2] = count2;
        firing[unit + 3] = count3;
    }

    private static VectorMask<Float> aboveZero(float[] z, int from) {
        return FloatVector.fromArray(SPECIES, z, from).compare(VectorOperators.GT, 0f);
    }
}
