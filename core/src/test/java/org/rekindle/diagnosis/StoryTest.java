package org.rekindle.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rekindle.census.LifeLine;
import org.rekindle.census.Verdict;

class StoryTest {
    @Test
    void aDeadUnitWhoseZIsAboveZeroStandsAtAnUpperBound() {
        Story story = Story.of(dead(new float[] {1, 1, 1}, new float[] {2, 5, 9}), List.of());
        assertThat(story.text())
                .isEqualTo(
                        "stands at an upper bound, where no gradient passes: its largest z is 9.00");
        assertThat(story.suggested()).isEmpty();
    }

    @Test
    void aUnitThatFiresInTrainingAloneIsSilentAtTheEnd() {
        Story story = Story.of(dead(new float[] {1, 1, 0.5f}, new float[] {2, 1, -1}), List.of());
        assertThat(story).isEqualTo(new Story.Fading(0.5f));
    }

    private static LifeLine dead(float[] rates, float[] maxima) {
        float[] means = {0, 0, 0};
        return new LifeLine(
                "hidden_1",
                0,
                false,
                Verdict.DEAD,
                false,
                100,
                100,
                Double.NaN,
                rates,
                means,
                maxima);
    }
}
