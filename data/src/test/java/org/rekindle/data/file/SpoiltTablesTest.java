package org.rekindle.data.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.data.DataException;
import org.rekindle.data.preparation.Preparation;
import org.rekindle.data.preparation.PreparationRequest;
import org.rekindle.data.table.Table;

/** Spoilt tables: each is read and prepared, or refused with one line in our own words. */
class SpoiltTablesTest {
    private static final double LEAST_READ = 0.6;
    private static final List<String> INNER_WORDS =
            List.of(
                    "CSV Parser",
                    "Parallel",
                    "state machine",
                    "Exception",
                    "org.",
                    "read_csv",
                    "null");

    @TempDir private Path folder;

    @Test
    void spoiltTablesArePreparedOrRefusedWithOneLine() {
        assertNoneFails(100, 1);
    }

    @Test
    @Tag("full")
    void twoThousandSpoiltTablesArePreparedOrRefusedWithOneLine() {
        assertNoneFails(2_000, 101);
    }

    private void assertNoneFails(int count, long firstSeed) {
        List<String> failures = new ArrayList<>();
        int read = 0;
        for (int i = 0; i < count; i++) {
            long seed = firstSeed + i;
            Path file = new SpoiltTables(seed, folder).table(i);
            try {
                Table table = Tables.read(file);
                read++;
                String target = table.columns().get(table.columns().size() - 1).name();
                Preparation.prepare(table, new PreparationRequest(target));
            } catch (DataException e) {
                String message = String.valueOf(e.getMessage());
                if (message.isBlank()
                        || message.lines().count() > 1
                        || INNER_WORDS.stream().anyMatch(message::contains)) {
                    failures.add("seed %d, %s: %s".formatted(seed, file.getFileName(), message));
                }
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                failures.add(
                        "seed %d, %s: %s at %s"
                                .formatted(
                                        seed,
                                        file.getFileName(),
                                        e,
                                        List.of(e.getStackTrace()).subList(0, 3)));
            }
        }
        System.out.printf(
                Locale.ROOT, "%,d spoilt tables, %,d read, the others refused%n", count, read);
        assertThat(failures).isEmpty();
        assertThat(read)
                .as("most are still tables")
                .isGreaterThanOrEqualTo((int) (LEAST_READ * count));
    }
}
