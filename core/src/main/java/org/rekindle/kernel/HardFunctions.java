package org.rekindle.kernel;

/** The numbers of ReLU6 and Hardswish, and Hardswish of a single number. */
final class HardFunctions {
    /** The upper bound of ReLU6, and the divisor of Hardswish. */
    static final float SIX = 6;

    /** Hardswish is 0 up to −3 and z from 3 on. */
    static final float CORNER = 3;

    static final float HALF_CORNER = 1.5f;

    private HardFunctions() {}

    static float swish(float z) {
        float s = z + CORNER;
        float sRest = z - (s - CORNER);
        float v = z * s;
        float between = (v + Math.fma(z, sRest, Math.fma(z, s, -v))) / SIX;
        float right = z >= CORNER ? z : between;
        return z <= -CORNER ? z * 0 : right;
    }

    /** The derivative of Hardswish between its corners. */
    static float swishSlope(float z) {
        return (z + HALF_CORNER) / CORNER;
    }
}
