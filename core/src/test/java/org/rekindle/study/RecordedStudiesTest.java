package org.rekindle.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rekindle.network.Task;

/**
 * The scores of exhaustive studies on real data (decision 9 names them): what does a study that
 * drops settings make of the same trials?
 */
class RecordedStudiesTest {
    private static final int COLUMNS = 4;

    @ParameterizedTest
    @MethodSource("recorded")
    void theWinnerAndEveryActivationsBestRateAreThoseOfTheExhaustiveStudy(Recorded study) {
        Ranking whole = study.ranking(new Exhaustive());
        Ranking raced = study.ranking(Curtailment.DEFAULT);
        assertThat(raced.best()).isEqualTo(whole.best());
        assertThat(winner(raced)).isEqualTo(winner(whole));
        assertThat(raced.isPartial()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void aFifthOfTheTrialsOrMoreIsNotNeeded(Recorded study) {
        Ranking raced = study.ranking(Curtailment.DEFAULT);
        assertThat(raced.spared()).isGreaterThanOrEqualTo(raced.planned() / 5);
    }

    static Stream<Recorded> recorded() throws IOException {
        Map<String, Recorded> studies = new HashMap<>();
        try (InputStream in = RecordedStudiesTest.class.getResourceAsStream("recorded.csv")) {
            String text =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            text.lines()
                    .skip(1)
                    .map(line -> line.split(";"))
                    .forEach(cells -> studies.computeIfAbsent(cells[0], Recorded::new).add(cells));
        }
        assertThat(studies).hasSize(5);
        return studies.values().stream();
    }

    private static Setting winner(Ranking ranking) {
        return Recommendation.of(ranking, Task.CLASSIFICATION).orElseThrow().winner().setting();
    }

    /** One study: which scores each of its settings reached. */
    private static final class Recorded {
        private final String name;
        private final Map<Setting, double[]> scores = new HashMap<>();
        private double resolution;

        Recorded(String name) {
            this.name = name;
        }

        void add(String[] cells) {
            int rows = Integer.parseInt(cells[1]);
            resolution = rows == 0 ? 0 : 1.0 / rows;
            scores.put(
                    MadeUp.setting(cells[2], Double.parseDouble(cells[3])),
                    Arrays.stream(cells)
                            .skip(COLUMNS)
                            .flatMapToDouble(RecordedStudiesTest::score)
                            .toArray());
        }

        Ranking ranking(Elimination elimination) {
            List<Double> rates =
                    scores.keySet().stream()
                            .map(Setting::learningRate)
                            .distinct()
                            .sorted()
                            .toList();
            List<String> activations = List.of("relu", "leaky_relu", "prelu", "elu");
            SearchSpace space = MadeUp.plan(activations, rates, 5).space();
            StudyPlan plan = MadeUp.plan(space, elimination);
            List<Trial> trials =
                    plan.trials().stream().map(key -> MadeUp.trial(key, scoreOf(key))).toList();
            return Ranking.of(Race.start(plan, resolution).after(trials), trials);
        }

        private double scoreOf(TrialKey key) {
            double[] its = Objects.requireNonNull(scores.get(key.setting()), "recorded");
            return its[(int) key.seed() - 1];
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static DoubleStream score(String cell) {
        return DoubleStream.of(cell.equals("diverged") ? Double.NaN : Double.parseDouble(cell));
    }
}
