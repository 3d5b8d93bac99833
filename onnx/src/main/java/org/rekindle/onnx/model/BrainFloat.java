package org.rekindle.onnx.model;

/** The 16-bit format bfloat16: the upper half of a float. */
public final class BrainFloat {
    private static final int LOWER_BITS = 16;

    private BrainFloat() {}

    /** The number with these bits, exactly. */
    public static float toFloat(short bits) {
        return Float.intBitsToFloat(bits << LOWER_BITS);
    }

    /** The bits of the nearest number; of two that are equally near, the even one. */
    public static short ofFloat(float value) {
        int bits = Float.floatToIntBits(value);
        if (Float.isNaN(value)) {
            return (short) (bits >>> LOWER_BITS);
        }
        int toEven = 0x7FFF + ((bits >>> LOWER_BITS) & 1);
        return (short) ((bits + toEven) >>> LOWER_BITS);
    }
}
