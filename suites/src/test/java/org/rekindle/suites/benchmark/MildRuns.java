package org.rekindle.suites.benchmark;

import java.util.ArrayList;
import java.util.List;

/**
 * Small runs with few deaths, or deaths in some seeds only: those in which chance decides most.
 * They show how far intervals and decisions hold.
 */
final class MildRuns {
    private MildRuns() {}

    /** Two rates, two starts and one narrow network on each table. */
    static List<Case> of(BenchmarkTables tables) {
        List<Case> runs = new ArrayList<>();
        for (Table table : tables.all()) {
            Case usual =
                    Case.of(table, Faults.ADAM, Faults.ADAM_RATE, List.of(16, 16), 500)
                            .withBatch(64)
                            .withEpochs(8);
            runs.add(usual.withRate(0.03));
            runs.add(usual.withRate(0.1).withSeed(501));
            runs.add(usual.withBiases(-1.5f, -1.5f).withSeed(502));
            runs.add(usual.withHidden(List.of(4, 4, 4)).withSeed(503));
        }
        return runs;
    }
}
