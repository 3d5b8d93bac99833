package org.rekindle.suites.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every table of four Python packages; those with under 20 rows as the refusal says, without a
 * split. The property {@code rekindle.python} names the executable that has them, or {@code
 * tables.folder} a folder of tables.
 */
@Tag("full")
class RealTablesTest {
    private static final double MOST_REFUSED = 0.03;

    @TempDir private Path temporary;

    @Test
    void nearlyEveryTableIsReadAndTheOthersAreRefusedWithOneSentence()
            throws IOException, InterruptedException {
        List<Path> tables = RealTables.in(temporary);
        assumeTrue(!tables.isEmpty(), RealTables.NONE);
        List<String> faults = new ArrayList<>();
        List<String> refusals = new ArrayList<>();
        int small = 0;
        for (Path table : tables) {
            Outcome outcome = Outcome.of(table);
            if (outcome.isTooSmallToSplit()) {
                small++;
                outcome = Outcome.of(table, "--no-split");
            }
            if (!outcome.crash().isEmpty()) {
                faults.add(table + ": " + outcome.crash());
            }
            if (!outcome.refusal().isEmpty()) {
                refusals.add(table.getFileName() + ": " + outcome.refusal());
                if (outcome.refusal().lines().count() > 1) {
                    faults.add(table + ": not one line: " + outcome.refusal());
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%,d tables, %,d of them too small to be split, %,d refused%n",
                tables.size(),
                small,
                refusals.size());
        refusals.forEach(System.out::println);
        assertThat(faults).isEmpty();
        assertThat(refusals).hasSizeLessThanOrEqualTo((int) (MOST_REFUSED * tables.size()));
    }
}
