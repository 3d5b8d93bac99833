package org.rekindle.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rekindle.network.Dataset;
import org.rekindle.network.NetworkShape;
import org.rekindle.random.Seed;

class LinearWorkTest {
    @Test
    void threeMillionRowsOfTenColumnsAreAllTaken() {
        LinearWork work = LinearWork.of(3_000_000, shape(10, 1));
        assertThat(work.samples()).isEqualTo(3_000_000);
        assertThat(work.evaluations()).isEqualTo(1000);
    }

    @Test
    void ofAWideTableWithManyRowsAsManyAreTakenAsTheWorkAllows() {
        LinearWork work = LinearWork.of(3_000_000, shape(1000, 10));
        assertThat(work.samples()).isBetween(13_000, 14_000);
        assertThat(work.evaluations()).isBetween(500, 520);
    }

    @Test
    void aThousandRowsAreAlwaysTakenWithFewerEvaluationsAndLessMemory() {
        LinearWork work = LinearWork.of(50_000, shape(20_000, 100));
        assertThat(work).isEqualTo(new LinearWork(1000, 64, 2));
        assertThat(LinearWork.of(60, shape(20_000, 3)).samples()).isEqualTo(60);
    }

    @Test
    void rowsAreDrawnInTheirOrderByTheSeedAlone() {
        Dataset all = counting(100);
        LinearWork work = new LinearWork(30, 10, 5);
        Dataset drawn = work.drawn(all, Seed.of(1));
        assertThat(drawn.samples()).isEqualTo(30);
        for (int i = 0; i < 30; i++) {
            assertThat(drawn.inputs()[2 * i]).isEqualTo(drawn.targets()[i]);
            assertThat(drawn.inputs()[2 * i + 1]).isEqualTo(-drawn.targets()[i]);
            assertThat(i == 0 || drawn.targets()[i] > drawn.targets()[i - 1]).isTrue();
        }
        assertThat(drawn.sameAs(work.drawn(all, Seed.of(1)))).isTrue();
        assertThat(drawn.sameAs(work.drawn(all, Seed.of(2)))).isFalse();
    }

    @Test
    void everyRowIsDrawnEquallyOften() {
        Dataset all = counting(10);
        LinearWork work = new LinearWork(5, 10, 5);
        int[] counts = new int[10];
        for (int seed = 0; seed < 4000; seed++) {
            for (float target : work.drawn(all, Seed.of(seed)).targets()) {
                counts[(int) target]++;
            }
        }
        assertThat(IntStream.of(counts)).allMatch(count -> count > 1850 && count < 2150);
    }

    private static NetworkShape shape(int inputs, int outputs) {
        return new NetworkShape(inputs, List.of(), outputs);
    }

    private static Dataset counting(int samples) {
        float[] inputs = new float[2 * samples];
        float[] targets = new float[samples];
        for (int i = 0; i < samples; i++) {
            inputs[2 * i] = i;
            inputs[2 * i + 1] = -i;
            targets[i] = i;
        }
        return new Dataset(inputs, targets, 2);
    }
}
