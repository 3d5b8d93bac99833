package org.rekindle.kernel;

import static org.rekindle.kernel.Exponential.UNSCALE;
import static org.rekindle.kernel.NormalTail.CENTRE;
import static org.rekindle.kernel.NormalTail.DENSITY;
import static org.rekindle.kernel.NormalTail.DENSITY_REST;
import static org.rekindle.kernel.NormalTail.H0;
import static org.rekindle.kernel.NormalTail.H1;
import static org.rekindle.kernel.NormalTail.H2;
import static org.rekindle.kernel.NormalTail.H3;
import static org.rekindle.kernel.NormalTail.H4;
import static org.rekindle.kernel.NormalTail.H5;
import static org.rekindle.kernel.NormalTail.H6;
import static org.rekindle.kernel.NormalTail.H7;
import static org.rekindle.kernel.NormalTail.H8;
import static org.rekindle.kernel.NormalTail.H9;
import static org.rekindle.kernel.NormalTail.SENSITIVITY;
import static org.rekindle.kernel.NormalTail.STEEPNESS;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link NormalTail} on every lane at once: first h, in two arrays, then what is made of it. */
final class VectorNormalTail {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorNormalTail() {}

    /** {@link NormalTail#of}. */
    static void of(float[] z, int from, int length, float[] h, float[] rest) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        FloatVector steepness = FloatVector.broadcast(SPECIES, STEEPNESS);
        FloatVector h0 = FloatVector.broadcast(SPECIES, H0);
        FloatVector h1 = FloatVector.broadcast(SPECIES, H1);
        FloatVector h2 = FloatVector.broadcast(SPECIES, H2);
        FloatVector h3 = FloatVector.broadcast(SPECIES, H3);
        FloatVector h4 = FloatVector.broadcast(SPECIES, H4);
        FloatVector h5 = FloatVector.broadcast(SPECIES, H5);
        FloatVector h6 = FloatVector.broadcast(SPECIES, H6);
        FloatVector h7 = FloatVector.broadcast(SPECIES, H7);
        FloatVector h8 = FloatVector.broadcast(SPECIES, H8);
        FloatVector h9 = FloatVector.broadcast(SPECIES, H9);
        for (int i = length - LANES; i >= 0; i -= LANES) {
            FloatVector t = FloatVector.fromArray(SPECIES, z, from + i).abs();
            FloatVector d = t.fma(steepness, one);
            FloatVector s = one.div(d);
            FloatVector minus = s.neg();
            FloatVector c = minus.fma(t.fma(steepness, one.sub(d)), minus.fma(d, one));
            FloatVector v = s.sub(CENTRE);
            FloatVector p =
                    v.fma(h9, h8).fma(v, h7).fma(v, h6).fma(v, h5).fma(v, h4).fma(v, h3).fma(v, h2);
            FloatVector r = p.fma(v, h1);
            FloatVector rRest = p.fma(v, h1.sub(r));
            FloatVector q = r.fma(v, h0);
            FloatVector qRest = rRest.fma(v, r.fma(v, h0.sub(q)));
            FloatVector product = s.mul(q);
            FloatVector carried = product.mul(c).mul(s.mul(SENSITIVITY).fma(s, one));
            product.intoArray(h, i);
            s.fma(q, product.neg()).add(s.fma(qRest, carried)).intoArray(rest, i);
        }
    }

    /** Φ(z), into h and its rest; times 2³² where z &lt; 0. */
    static void distribution(
            float[] z, int from, int length, float[] power, float[] h, float[] rest) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        FloatVector unscale = FloatVector.broadcast(SPECIES, UNSCALE);
        for (int i = length - LANES; i >= 0; i -= LANES) {
            VectorMask<Float> negative =
                    FloatVector.fromArray(SPECIES, z, from + i).compare(VectorOperators.LT, zero);
            FloatVector scaled = FloatVector.fromArray(SPECIES, power, i);
            FloatVector ratio = FloatVector.fromArray(SPECIES, h, i);
            FloatVector q = scaled.mul(ratio);
            FloatVector qRest =
                    scaled.fma(FloatVector.fromArray(SPECIES, rest, i), scaled.fma(ratio, q.neg()));
            FloatVector small = q.mul(unscale);
            FloatVector most = one.sub(small);
            FloatVector mostRest = one.sub(most).sub(small).sub(qRest.mul(unscale));
            most.blend(q, negative).intoArray(h, i);
            mostRest.blend(qRest, negative).intoArray(rest, i);
        }
    }

    /** {@link NormalTail#geluDerivative}, into the powers. */
    static void geluDerivative(
            float[] z, int from, int length, float[] power, float[] h, float[] rest) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        FloatVector density = FloatVector.broadcast(SPECIES, DENSITY);
        FloatVector densityRest = FloatVector.broadcast(SPECIES, DENSITY_REST);
        for (int i = length - LANES; i >= 0; i -= LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, from + i);
            FloatVector minus = x.abs().neg();
            FloatVector ratio = FloatVector.fromArray(SPECIES, h, i);
            FloatVector g = minus.fma(density, ratio);
            FloatVector gRest =
                    minus.fma(density, ratio.sub(g))
                            .add(minus.fma(densityRest, FloatVector.fromArray(SPECIES, rest, i)));
            FloatVector scaled = FloatVector.fromArray(SPECIES, power, i);
            FloatVector q = scaled.mul(g);
            FloatVector part = q.add(scaled.fma(gRest, scaled.fma(g, q.neg()))).mul(UNSCALE);
            one.sub(part).blend(part, x.compare(VectorOperators.LT, zero)).intoArray(power, i);
        }
    }
}
