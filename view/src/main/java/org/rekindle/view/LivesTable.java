package org.rekindle.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.rekindle.census.Verdict;
import org.rekindle.run.FileNames;

/**
 * The life of every unit, from two tables: {@value FileNames#UNITS} has a row per unit, and {@value
 * FileNames#LIFE_LINES}, unit by unit in the same order, one per epoch.
 */
final class LivesTable {
    static final List<String> UNIT_COLUMNS =
            List.of("layer", "unit", "verdict", "born_dead", "last_fired_step");
    static final List<String> LIFE_COLUMNS = List.of("layer", "unit", "epoch", "firing_rate");

    private final List<Life> lives = new ArrayList<>();
    private int current = -1;

    private LivesTable() {}

    /**
     * A unit's life.
     *
     * @param layer the layer's name
     * @param unit its number in the layer
     * @param verdict what the last census says of it
     * @param bornDead whether it was dead before the first update
     * @param lastFiredStep the last step in which it fired
     * @param rates its firing rate by epoch
     */
    record Life(
            String layer,
            int unit,
            Verdict verdict,
            boolean bornDead,
            long lastFiredStep,
            PackedRates rates) {

        /** Whether there is an epoch in which it never fired. */
        boolean fellSilent() {
            return rates.fallSilent()
                    || bornDead
                    || verdict == Verdict.DEAD
                    || verdict == Verdict.STUCK_NEGATIVE;
        }
    }

    /**
     * Every unit's life, layer by layer; empty when the tables do not exist.
     *
     * @param folder the folder of the tables, ending with {@code /}, or empty
     */
    static List<Life> read(UntrustedFiles files, String folder) throws BadFileException {
        LivesTable table = new LivesTable();
        String unitsName = folder + FileNames.UNITS;
        String livesName = folder + FileNames.LIFE_LINES;
        if (CsvTable.read(files, unitsName, UNIT_COLUMNS, table::addUnit)
                != files.table(livesName).isPresent()) {
            throw new BadFileException(
                    table.lives.isEmpty()
                            ? livesName + " has no " + FileNames.UNITS + " beside it"
                            : unitsName + " has no " + FileNames.LIFE_LINES + " beside it");
        }
        CsvTable.read(files, livesName, LIFE_COLUMNS, table::addRate);
        table.checkEnd(livesName);
        return table.lives;
    }

    private void addUnit(CsvTable.Row row) throws BadFileException {
        lives.add(unit(row));
    }

    /** A unit by its row, with no epoch yet. */
    static Life unit(CsvTable.Row row) throws BadFileException {
        return new Life(
                row.text(0),
                row.whole(1),
                verdict(row),
                flag(row),
                row.largeWhole(4),
                new PackedRates());
    }

    private void addRate(CsvTable.Row row) throws BadFileException {
        int epoch = row.whole(2);
        if (epoch == 0) {
            current++;
        }
        if (current < 0 || current >= lives.size() || !isOf(lives.get(current), row)) {
            throw row.bad("its unit is not the next one of " + FileNames.UNITS);
        }
        PackedRates rates = lives.get(current).rates;
        if (epoch != rates.length()) {
            throw row.bad(String.format(Locale.ROOT, "epoch %d was expected", rates.length()));
        }
        rates.add(rate(row));
    }

    /** The firing rate of a row of the lives. */
    static float rate(CsvTable.Row row) throws BadFileException {
        float rate = row.number(3);
        if (!(rate >= 0 && rate <= 1)) {
            throw row.bad("a firing rate is a share, but this one is " + rate);
        }
        return rate;
    }

    /** Whether a row of the lives is of that unit. */
    static boolean isOf(Life life, CsvTable.Row row) throws BadFileException {
        return row.is(0, life.layer) && row.whole(1) == life.unit;
    }

    private void checkEnd(String livesName) throws BadFileException {
        if (current + 1 != lives.size()
                || lives.stream().mapToInt(life -> life.rates.length()).distinct().count() > 1) {
            throw new BadFileException(livesName + " ends before the last unit's life does");
        }
    }

    private static Verdict verdict(CsvTable.Row row) throws BadFileException {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> row.is(2, verdict.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> row.bad("\"%s\" is not a verdict".formatted(row.text(2))));
    }

    private static boolean flag(CsvTable.Row row) throws BadFileException {
        return switch (row.text(3)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw row.bad("\"%s\" is neither true nor false".formatted(row.text(3)));
        };
    }
}
