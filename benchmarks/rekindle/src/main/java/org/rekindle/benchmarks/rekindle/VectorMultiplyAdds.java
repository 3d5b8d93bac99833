package org.rekindle.benchmarks.rekindle;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sixteen chains: a multiply-add takes four or five cycles on today's cores, which start two in a
 * cycle, so ten chains or fewer would measure the latency instead.
 */
final class VectorMultiplyAdds implements MultiplyAdds {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int CHAINS = 16;
    private static final int ROUNDS = 4096;

    VectorMultiplyAdds() {}

    @Override
    public long operations() {
        return 2L * ROUNDS * CHAINS * SPECIES.length();
    }

    @Override
    public float run(int start) {
        FloatVector x = FloatVector.broadcast(SPECIES, 0.5f);
        FloatVector y = FloatVector.broadcast(SPECIES, start + 1f);
        FloatVector a0 = y;
        FloatVector a1 = y;
        FloatVector a2 = y;
        FloatVector a3 = y;
        FloatVector a4 = y;
        FloatVector a5 = y;
        FloatVector a6 = y;
        FloatVector a7 = y;
        FloatVector a8 = y;
        FloatVector a9 = y;
        FloatVector a10 = y;
        FloatVector a11 = y;
        FloatVector a12 = y;
        FloatVector a13 = y;
        FloatVector a14 = y;
        FloatVector a15 = y;
        for (int i = 0; i < ROUNDS; i++) {
            a0 = a0.fma(x, y);
            a1 = a1.fma(x, y);
            a2 = a2.fma(x, y);
            a3 = a3.fma(x, y);
            a4 = a4.fma(x, y);
            a5 = a5.fma(x, y);
            a6 = a6.fma(x, y);
            a7 = a7.fma(x, y);
            a8 = a8.fma(x, y);
            a9 = a9.fma(x, y);
            a10 = a10.fma(x, y);
            a11 = a11.fma(x, y);
            a12 = a12.fma(x, y);
            a13 = a13.fma(x, y);
            a14 = a14.fma(x, y);
            a15 = a15.fma(x, y);
        }
        FloatVector low = a0.add(a1).add(a2).add(a3).add(a4).add(a5).add(a6).add(a7);
        FloatVector high = a8.add(a9).add(a10).add(a11).add(a12).add(a13).add(a14).add(a15);
        return low.add(high).lane(0);
    }
}
