package org.rekindle.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Base64;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PackedRatesTest {
    @Test
    void onlyNeverAndAlwaysAreTheEnds() {
        assertThat(packed(0f)).isEqualTo((char) 0);
        assertThat(packed(1e-9f)).isEqualTo((char) 1);
        assertThat(packed(Math.nextDown(1f))).isEqualTo((char) 65534);
        assertThat(packed(1f)).isEqualTo((char) 65535);
    }

    @Test
    void aRateComesBackToWithinAStep() {
        for (int i = 1; i < 1000; i++) {
            float rate = i / 1000f;
            assertThat(packed(rate) / 65535.0).isCloseTo(rate, offset());
        }
    }

    @Test
    void epochsStandOneAfterTheOther() {
        PackedRates rates = new PackedRates();
        for (int epoch = 0; epoch < 100; epoch++) {
            rates.add(epoch / 99f);
        }
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(rates.text()));
        assertThat(bytes.capacity()).isEqualTo(200);
        assertThat(bytes.getChar(0)).isEqualTo((char) 0);
        assertThat(bytes.getChar(198)).isEqualTo((char) 65535);
        assertThat(rates.length()).isEqualTo(100);
        assertThat(rates.fallSilent()).isTrue();
    }

    private static char packed(float rate) {
        PackedRates rates = new PackedRates();
        rates.add(rate);
        return ByteBuffer.wrap(Base64.getDecoder().decode(rates.text())).getChar();
    }

    private static Offset<Double> offset() {
        return Offset.offset(0.5 / 65535 + 1e-7);
    }
}
