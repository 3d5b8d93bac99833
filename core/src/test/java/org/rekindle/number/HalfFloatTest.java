package org.rekindle.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HalfFloatTest {
    @Test
    void everyNumberComesBackAsItWas() {
        for (int bits = 0; bits <= 0xffff; bits++) {
            float value = HalfFloat.toFloat((short) bits);
            if (!Float.isNaN(value)) {
                assertThat(HalfFloat.ofFloat(value)).isEqualTo((short) bits);
            }
        }
        assertThat(HalfFloat.toFloat(HalfFloat.ofFloat(Float.NaN))).isNaN();
    }

    @Test
    void knownNumbersAreThoseOfTheStandard() {
        assertThat(HalfFloat.toFloat((short) 0x3c00)).isEqualTo(1);
        assertThat(HalfFloat.toFloat((short) 0xc000)).isEqualTo(-2);
        assertThat(HalfFloat.toFloat((short) 0x7bff)).isEqualTo(65504);
        assertThat(HalfFloat.toFloat((short) 0x0001)).isEqualTo(0x1p-24f);
        assertThat(HalfFloat.toFloat((short) 0xfc00)).isEqualTo(Float.NEGATIVE_INFINITY);
    }

    @Test
    void othersGoToTheNearestAndTiesToEven() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            float value = (float) Math.scalb(random.nextDouble() - 0.5, random.nextInt(44) - 26);
            short nearest = HalfFloat.ofFloat(value);
            double error = Math.abs(HalfFloat.toFloat(nearest) - (double) value);
            for (int step : new int[] {-1, 1}) {
                float neighbour = HalfFloat.toFloat((short) (nearest + step));
                if (!Float.isNaN(neighbour)) {
                    assertThat(error).isLessThanOrEqualTo(Math.abs(neighbour - (double) value));
                }
            }
        }
        assertThat(HalfFloat.ofFloat(1 + 0x1p-11f)).isEqualTo((short) 0x3c00);
        assertThat(HalfFloat.ofFloat(1 + 3 * 0x1p-11f)).isEqualTo((short) 0x3c02);
        assertThat(HalfFloat.ofFloat(65520)).isEqualTo((short) 0x7c00);
    }
}
