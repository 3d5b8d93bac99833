package org.rekindle.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.run.watched.WatchedEpoch;
import org.rekindle.testing.MadeUpWatched;

class GradientWordsTest {
    @TempDir private Path folder;
    private MadeUpWatched run;
    private final List<WatchedEpoch> epochs = new ArrayList<>();

    @BeforeEach
    void run() {
        run = MadeUpWatched.run(folder);
    }

    private List<String> words(double... norms) {
        epochs.clear();
        for (double norm : norms) {
            Map<String, Double> gradients = new HashMap<>();
            gradients.put("near the input", norm);
            gradients.put("near the output", 1.0);
            epochs.add(run.epoch(epochs.size() + 1, gradients));
        }
        return GradientWords.of(epochs);
    }

    @Test
    void aTenMillionthOfTheLargestVanishes() {
        assertThat(words(1, 0.9e-7))
                .containsExactly(
                        "Gradients vanish: in epoch 2 near the input has a gradient under a ten-millionth of the largest layer's.");
        assertThat(words(1, 1.1e-7)).isEmpty();
        assertThat(words(0.9e-7, 1)).as("they came back").isEmpty();
    }

    @Test
    void aThousandTimesTheMedianExplodes() {
        assertThat(words(1, 2, 3, 2001))
                .containsExactly(
                        "Gradients explode: in epoch 4 near the input has a gradient that is infinite, NaN, or over 1,000 times the median of the epochs before.");
        assertThat(words(1, 2, 3, 1999)).isEmpty();
        assertThat(words(1, 2001)).as("two epochs have no median").isEmpty();
    }

    @Test
    void whatIsNoNumberExplodes() {
        assertThat(words(1, Double.NaN)).anyMatch(words -> words.startsWith("Gradients explode"));
        assertThat(words(Double.POSITIVE_INFINITY))
                .anyMatch(words -> words.startsWith("Gradients explode"));
    }

    @Test
    void noGradientAtAllIsSaid() {
        epochs.add(run.epoch(1, Map.of("one", 0.0, "other", 0.0)));
        assertThat(GradientWords.of(epochs))
                .containsExactly(
                        "No gradient reaches the weights: in epoch 1 it is 0 in every layer.");
    }

    @Test
    void manyLayersAreCounted() {
        Map<String, Double> gradients = new HashMap<>(Map.of("last", 1.0));
        for (int layer = 0; layer < 9; layer++) {
            gradients.put("l" + layer, 1e-9);
        }
        epochs.add(run.epoch(1, gradients));
        assertThat(GradientWords.of(epochs))
                .singleElement()
                .asString()
                .contains("and 6 more layers have gradients");
    }

    @Test
    void whereNothingWasMeasuredNothingIsSaid() {
        epochs.add(run.epoch(1, Map.of()));
        assertThat(GradientWords.of(epochs)).isEmpty();
    }
}
