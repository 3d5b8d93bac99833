package org.rekindle.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TrialSeedsTest {
    private static final int ROUNDS = 50;

    @Test
    void studiesWithNeighbouringSeedsShareNoTrial() {
        Set<Long> seeds = new HashSet<>();
        for (long study = 1; study <= 100; study++) {
            for (int round = 0; round < ROUNDS; round++) {
                assertThat(seeds.add(TrialSeeds.DERIVED.of(study, round))).isTrue();
            }
        }
    }

    @Property
    void theFirstTrialHasTheSeedOfTheStudyAndJsonHoldsTheOthers(@ForAll long study) {
        assertThat(TrialSeeds.DERIVED.of(study, 0)).isEqualTo(study);
        for (int round = 1; round < ROUNDS; round++) {
            assertThat(TrialSeeds.DERIVED.of(study, round)).isBetween(0L, (1L << 53) - 1);
        }
    }

    @Test
    void theSeedsAreTheSameForGood() {
        assertThat(TrialSeeds.DERIVED.of(1, 1)).isEqualTo(1_776_000_637_706_486L);
        assertThat(TrialSeeds.COUNTED.of(7, 3)).isEqualTo(10);
    }
}
