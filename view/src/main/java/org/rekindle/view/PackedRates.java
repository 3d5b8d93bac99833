package org.rekindle.view;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * The firing rate of a unit in each epoch, in few characters: base64 of a big-endian 16-bit number
 * for each. 0 means exactly that the unit never fired, and {@value #ALWAYS} exactly that it always
 * did; every other rate is rounded to a number in between.
 */
final class PackedRates {
    static final int ALWAYS = 0xFFFF;

    private static final int USUAL_EPOCHS = 31;

    private char[] values = new char[USUAL_EPOCHS];
    private int length;

    /** Adds the next epoch. */
    void add(float rate) {
        if (length == values.length) {
            values = Arrays.copyOf(values, 2 * length);
        }
        values[length++] = packed(rate);
    }

    /** How many epochs there are, including epoch 0 before training. */
    int length() {
        return length;
    }

    /** Whether there is an epoch in which the unit never fired. */
    boolean fallSilent() {
        for (int epoch = 0; epoch < length; epoch++) {
            if (values[epoch] == 0) {
                return true;
            }
        }
        return false;
    }

    String text() {
        ByteBuffer bytes = ByteBuffer.allocate(length * Character.BYTES);
        bytes.asCharBuffer().put(values, 0, length);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static char packed(float rate) {
        if (rate <= 0) {
            return 0;
        }
        if (rate >= 1) {
            return ALWAYS;
        }
        return (char) Math.max(1, Math.min(ALWAYS - 1, Math.round(rate * ALWAYS)));
    }
}
