package org.rekindle.data.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ScaleTest {
    private static Scale fit(double... values) {
        return Scale.fit(row -> values[row], IntStream.range(0, values.length).toArray());
    }

    @Property
    void meanAndStdAreThoseOfExactArithmetic(
            @ForAll @Size(min = 2, max = 40)
                    List<@DoubleRange(min = -1e6, max = 1e6) Double> values) {
        Scale scale = fit(values.stream().mapToDouble(Double::doubleValue).toArray());
        BigDecimal n = BigDecimal.valueOf(values.size());
        BigDecimal mean =
                values.stream()
                        .map(BigDecimal::new)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(n, MathContext.DECIMAL128);
        BigDecimal variance =
                values.stream()
                        .map(value -> new BigDecimal(value).subtract(mean).pow(2))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(n, MathContext.DECIMAL128);
        assertThat(scale.mean()).isCloseTo(mean.doubleValue(), within(1e-8));
        assertThat(scale.std())
                .isCloseTo(variance.sqrt(MathContext.DECIMAL128).doubleValue(), within(1e-8));
    }

    @Test
    void aSmallSpreadOnALargeMeanIsNotLost() {
        assertThat(fit(1e9 + 1, 1e9 + 2, 1e9 + 3).std())
                .isCloseTo(Math.sqrt(2.0 / 3), within(1e-12));
    }

    @Test
    void equalValuesHaveNoSpreadEvenWhereTheirMeanIsRounded() {
        Scale scale = fit(0.1, 0.1, 0.1, 0.1, 0.1, 0.1);
        assertThat(scale.std()).isZero();
        assertThat(scale.apply(0.1)).isZero();
        assertThat(scale.apply(7)).isZero();
    }
}
