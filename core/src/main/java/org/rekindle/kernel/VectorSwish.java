package org.rekindle.kernel;

import static org.rekindle.kernel.Exponential.UNSCALE;
import static org.rekindle.kernel.Power.FACTOR;
import static org.rekindle.kernel.Power.FACTOR_REST;
import static org.rekindle.kernel.Swish.CUBE3;
import static org.rekindle.kernel.Swish.CUBE3_REST;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link Swish} on every lane at once. */
final class VectorSwish {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorSwish() {}

    /** {@link Swish#product}, in two parts. */
    static void product(float[] z, int from, int length, float[] s, float[] rest) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector far = FloatVector.broadcast(SPECIES, Swish.FAR);
        for (int i = length - LANES; i >= 0; i -= LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, from + i);
            FloatVector share = FloatVector.fromArray(SPECIES, s, i);
            FloatVector v = x.mul(share);
            v.intoArray(s, i);
            x.fma(FloatVector.fromArray(SPECIES, rest, i), x.fma(share, v.neg()))
                    .blend(zero, x.compare(VectorOperators.GT, far))
                    .intoArray(rest, i);
        }
    }

    /** w′ of {@link Swish#ofCubic}. */
    static void slopeOfCubic(float[] z, int from, int length, float[] slope, float[] slopeRest) {
        FloatVector cube = FloatVector.broadcast(SPECIES, CUBE3);
        FloatVector factor = FloatVector.broadcast(SPECIES, FACTOR);
        for (int i = length - LANES; i >= 0; i -= LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, from + i);
            FloatVector s = x.mul(x);
            FloatVector sRest = x.fma(x, s.neg());
            FloatVector m = s.mul(cube);
            FloatVector mRest = s.fma(cube, m.neg()).add(sRest.fma(cube, s.mul(CUBE3_REST)));
            FloatVector sum = m.add(factor);
            sum.intoArray(slope, i);
            factor.sub(sum).add(m).add(mRest.add(FACTOR_REST)).intoArray(slopeRest, i);
        }
    }

    /** z times the bell of {@link VectorLogistic#bell}, in two parts, scaled as σ is. */
    static void weighed(float[] z, int from, int length, float[] bell, float[] rest) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector unscale = FloatVector.broadcast(SPECIES, UNSCALE);
        for (int i = length - LANES; i >= 0; i -= LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, from + i);
            VectorMask<Float> negative = x.compare(VectorOperators.LT, zero);
            FloatVector r = FloatVector.fromArray(SPECIES, bell, i);
            FloatVector rRest = FloatVector.fromArray(SPECIES, rest, i);
            FloatVector b = r.mul(unscale).blend(r, negative);
            FloatVector bRest = rRest.mul(unscale).blend(rRest, negative);
            FloatVector t = x.mul(b);
            t.intoArray(bell, i);
            x.fma(bRest, x.fma(b, t.neg())).intoArray(rest, i);
        }
    }

    /** σ + t · slope, into σ; each in two parts. */
    static void derivative(
            int length,
            float[] sigma,
            float[] sigmaRest,
            float[] weighed,
            float[] weighedRest,
            float[] slopes,
            float[] slopeRests) {
        for (int i = length - LANES; i >= 0; i -= LANES) {
            FloatVector s = FloatVector.fromArray(SPECIES, sigma, i);
            FloatVector t = FloatVector.fromArray(SPECIES, weighed, i);
            FloatVector slope = FloatVector.fromArray(SPECIES, slopes, i);
            FloatVector p = t.mul(slope);
            FloatVector product =
                    t.fma(FloatVector.fromArray(SPECIES, slopeRests, i), t.fma(slope, p.neg()));
            FloatVector pRest = FloatVector.fromArray(SPECIES, weighedRest, i).fma(slope, product);
            FloatVector sum = s.add(p);
            FloatVector ofP = sum.sub(s);
            FloatVector lost = s.sub(sum.sub(ofP)).add(p.sub(ofP));
            sum.intoArray(sigma, i);
            lost.add(pRest.add(FloatVector.fromArray(SPECIES, sigmaRest, i)))
                    .intoArray(sigmaRest, i);
        }
    }
}
