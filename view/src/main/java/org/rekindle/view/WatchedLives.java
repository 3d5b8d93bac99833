package org.rekindle.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rekindle.run.FileNames;

/**
 * The lives that a recorder wrote down. Unlike Rekindle's own, the table may leave units out, and a
 * layer that was first seen late has no early epochs.
 *
 * @param units every unit of the run, with the epochs that were written down
 * @param complete those with all epochs
 */
record WatchedLives(List<LivesTable.Life> units, List<LivesTable.Life> complete) {

    static WatchedLives read(UntrustedFiles files) throws BadFileException {
        Reader reader = new Reader();
        boolean described =
                CsvTable.read(
                        files,
                        FileNames.UNITS,
                        LivesTable.UNIT_COLUMNS,
                        row -> reader.units.add(LivesTable.unit(row)));
        if (!described && files.table(FileNames.LIFE_LINES).isPresent()) {
            throw new BadFileException(
                    FileNames.LIFE_LINES + " has no " + FileNames.UNITS + " beside it");
        }
        CsvTable.read(files, FileNames.LIFE_LINES, LivesTable.LIFE_COLUMNS, reader::add);
        int epochs = reader.units.stream().mapToInt(life -> life.rates().length()).max().orElse(0);
        return new WatchedLives(
                reader.units,
                epochs == 0
                        ? List.of()
                        : reader.units.stream()
                                .filter(life -> life.rates().length() == epochs)
                                .toList());
    }

    /** Which units have no life, in words; null when all have one. */
    @Nullable String note() {
        return complete.size() == units.size()
                ? null
                : String.format(
                        Locale.ROOT,
                        "The recorder wrote down the whole life of %,d of %,d units: of many units all that are dead and an even sample of the others; of a layer that was first seen late none",
                        complete.size(),
                        units.size());
    }

    /** Reads the table of lives beside that of units, which has the same order. */
    private static final class Reader {
        private final List<LivesTable.Life> units = new ArrayList<>();
        private int current = -1;
        private int epoch = -1;

        void add(CsvTable.Row row) throws BadFileException {
            int next = row.whole(2);
            if (current < 0 || !LivesTable.isOf(units.get(current), row)) {
                current++;
                while (current < units.size() && !LivesTable.isOf(units.get(current), row)) {
                    current++;
                }
                if (current == units.size()) {
                    current = -1;
                    throw row.bad(
                            "its unit is not in " + FileNames.UNITS + ", or not in its order");
                }
                epoch = next - 1;
            }
            if (next != epoch + 1) {
                throw row.bad(String.format(Locale.ROOT, "epoch %d was expected", epoch + 1));
            }
            epoch = next;
            units.get(current).rates().add(LivesTable.rate(row));
        }
    }
}
