package org.rekindle.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LbfgsTest {
    private static final Lbfgs.InverseCurvature NONE = vector -> {};

    @Test
    void itFindsTheMinimumOfAnIllConditionedQuadratic() {
        double[] point = new double[30];
        Lbfgs search = new Lbfgs(LbfgsTest::quadratic, NONE, 10, 1e-12);
        assertThat(search.minimize(point, 1000)).isTrue();
        for (int i = 0; i < point.length; i++) {
            assertThat(point[i]).isCloseTo(i, within(1e-3));
        }
    }

    @Test
    void withTheTrueCurvatureOneStepIsEnough() {
        double[] point = new double[30];
        Lbfgs.InverseCurvature exact =
                vector -> {
                    for (int i = 0; i < vector.length; i++) {
                        vector[i] /= 1 + i * i;
                    }
                };
        Lbfgs search = new Lbfgs(LbfgsTest::quadratic, exact, 10, 1e-12);
        assertThat(search.minimize(point, 1000)).isTrue();
        assertThat(search.evaluations()).isEqualTo(2);
        assertThat(point[29]).isCloseTo(29, within(1e-9));
    }

    @Test
    void itStopsWhereTheEvaluationsEnd() {
        Lbfgs search = new Lbfgs(LbfgsTest::quadratic, NONE, 10, 1e-12);
        assertThat(search.minimize(new double[30], 5)).isFalse();
        assertThat(search.evaluations()).isLessThan(40);
    }

    @Test
    void whereNoStepLowersTheFunctionThePointStays() {
        double[] point = {1, 2};
        Lbfgs.Objective broken =
                (at, gradient) -> {
                    gradient[0] = 1;
                    return at[0] == 1 ? 0 : Double.NaN;
                };
        assertThat(new Lbfgs(broken, NONE, 5, 1e-9).minimize(point, 100)).isTrue();
        assertThat(point).containsExactly(1, 2);
    }

    /** Σ (1 + i²)(x − i)² / 2. */
    private static double quadratic(double[] point, double[] gradient) {
        double value = 0;
        for (int i = 0; i < point.length; i++) {
            double curvature = 1 + i * i;
            gradient[i] = curvature * (point[i] - i);
            value += gradient[i] * (point[i] - i) / 2;
        }
        return value;
    }
}
