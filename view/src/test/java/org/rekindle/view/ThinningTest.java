package org.rekindle.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rekindle.census.Verdict;

class ThinningTest {
    private static final int EPOCHS = 9;

    @Test
    void whatFitsIsShownWhole() {
        List<LivesTable.Life> lives = lives(100, 3);
        Thinning.Thinned thinned = Thinning.thin(List.of(lives), 100 * (EPOCHS + 1)).get(0);
        assertThat(thinned.lives()).isEqualTo(lives);
        assertThat(thinned.note()).isNull();
    }

    @Test
    void unitsThatFellSilentStayAndTheOthersAreThinnedEvenly() {
        List<LivesTable.Life> lives = lives(100, 4);
        Thinning.Thinned thinned = Thinning.thin(List.of(lives), 50 * (EPOCHS + 1)).get(0);
        assertThat(thinned.lives()).hasSize(50).isSubsetOf(lives);
        assertThat(thinned.lives().stream().filter(LivesTable.Life::fellSilent)).hasSize(25);
        assertThat(thinned.note())
                .isEqualTo(
                        "50 of 100 units are shown: all 25 that went silent in some epoch, and an even sample of the others");
        List<Integer> others =
                thinned.lives().stream()
                        .filter(life -> !life.fellSilent())
                        .map(LivesTable.Life::unit)
                        .toList();
        // One of three stays, with the silent ones between.
        assertThat(IntStream.range(1, others.size()).map(i -> others.get(i) - others.get(i - 1)))
                .allMatch(step -> step == 4);
        assertThat(thinned.lives()).isSortedAccordingTo((a, b) -> a.unit() - b.unit());
    }

    @Test
    void ofTooManySilentUnitsSomeAreShownEvenly() {
        Thinning.Thinned thinned = Thinning.thin(List.of(lives(100, 1)), 20 * (EPOCHS + 1)).get(0);
        assertThat(thinned.lives())
                .extracting(LivesTable.Life::unit)
                .isEqualTo(IntStream.range(0, 20).map(i -> 5 * i).boxed().toList());
        assertThat(thinned.note())
                .isEqualTo(
                        "20 of 100 units are shown: an even sample of the 100 that went silent in some epoch");
    }

    @Test
    void whatASmallTrialDoesNotNeedTheOthersGet() {
        List<Thinning.Thinned> thinned =
                Thinning.thin(
                        List.of(lives(1000, 2), lives(10, 2), lives(300, 2)), 300 * (EPOCHS + 1));
        assertThat(thinned).extracting(each -> each.lives().size()).containsExactly(145, 10, 145);
    }

    @Test
    void aTrialOfTooManyEpochsIsNotShown() {
        Thinning.Thinned thinned = Thinning.thin(List.of(lives(4, 2)), EPOCHS).get(0);
        assertThat(thinned.lives()).isEmpty();
        assertThat(thinned.note()).startsWith("0 of 4 units are shown");
    }

    /** Every so many-th unit falls silent in the last epoch. */
    private static List<LivesTable.Life> lives(int units, int everySilent) {
        List<LivesTable.Life> lives = new ArrayList<>();
        for (int unit = 0; unit < units; unit++) {
            PackedRates rates = new PackedRates();
            for (int epoch = 0; epoch <= EPOCHS; epoch++) {
                rates.add(epoch == EPOCHS && unit % everySilent == 0 ? 0 : 0.5f);
            }
            lives.add(new LivesTable.Life("hidden_1", unit, Verdict.ACTIVE, false, 1, rates));
        }
        return lives;
    }
}
