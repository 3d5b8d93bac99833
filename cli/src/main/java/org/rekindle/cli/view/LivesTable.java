package org.rekindle.cli.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rekindle.census.Verdict;
import org.rekindle.cli.run.RunDirectory;

/**
 * Who lived how, from the two tables that a run writes of it: {@value RunDirectory#UNITS} and
 * {@value RunDirectory#LIFE_LINES}. A million rates take two bytes each here.
 */
final class LivesTable {
    private static final List<String> UNIT_COLUMNS =
            List.of("layer", "unit", "verdict", "born_dead", "last_fired_step");
    private static final List<String> LIFE_COLUMNS =
            List.of("layer", "unit", "epoch", "firing_rate");

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

        /** Whether there is death to be seen in it: some epoch in which it never fired. */
        boolean fellSilent() {
            return rates.fallSilent()
                    || bornDead
                    || verdict == Verdict.DEAD
                    || verdict.isStuckNegative();
        }
    }

    /**
     * Every unit's life, layer after layer; none when the tables are not there.
     *
     * @param folder where they lie, ended by {@code /}, or empty
     */
    static List<Life> read(RunFiles files, String folder) throws BadFileException {
        String unitsName = folder + RunDirectory.UNITS;
        String livesName = folder + RunDirectory.LIFE_LINES;
        Map<UnitKey, UnitRow> units = new LinkedHashMap<>();
        boolean hasUnits =
                CsvTable.read(files, unitsName, UNIT_COLUMNS, row -> addUnit(units, row));
        Map<UnitKey, PackedRates> rates = new LinkedHashMap<>();
        boolean hasLives =
                CsvTable.read(files, livesName, LIFE_COLUMNS, row -> addRate(rates, row));
        if (hasUnits != hasLives) {
            throw new BadFileException(
                    hasUnits
                            ? unitsName + " has no " + RunDirectory.LIFE_LINES + " beside it"
                            : livesName + " has no " + RunDirectory.UNITS + " beside it");
        }
        if (!units.keySet().equals(rates.keySet())) {
            throw new BadFileException(
                    "%s and %s are of different units".formatted(unitsName, livesName));
        }
        if (rates.values().stream().mapToInt(PackedRates::length).distinct().count() > 1) {
            throw new BadFileException(livesName + " ends in the middle of a unit's life");
        }
        List<Life> lives = new ArrayList<>();
        units.forEach(
                (key, row) ->
                        lives.add(
                                new Life(
                                        key.layer,
                                        key.unit,
                                        row.verdict,
                                        row.bornDead,
                                        row.lastFiredStep,
                                        found(rates, key))));
        return lives;
    }

    private static PackedRates found(Map<UnitKey, PackedRates> rates, UnitKey key) {
        return rates.getOrDefault(key, new PackedRates());
    }

    private static void addUnit(Map<UnitKey, UnitRow> units, CsvTable.Row row)
            throws BadFileException {
        UnitRow unit = new UnitRow(verdict(row), flag(row), row.whole(4));
        if (units.put(UnitKey.of(row), unit) != null) {
            throw row.bad("it repeats a unit");
        }
    }

    private static void addRate(Map<UnitKey, PackedRates> rates, CsvTable.Row row)
            throws BadFileException {
        PackedRates ofUnit = rates.computeIfAbsent(UnitKey.of(row), key -> new PackedRates());
        if (row.whole(2) != ofUnit.length()) {
            throw row.bad("epoch %d was expected".formatted(ofUnit.length()));
        }
        float rate = row.number(3);
        if (!(rate >= 0 && rate <= 1)) {
            throw row.bad("a firing rate is a share, but this one is " + rate);
        }
        ofUnit.add(rate);
    }

    private static Verdict verdict(CsvTable.Row row) throws BadFileException {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict.name().toLowerCase(Locale.ROOT).equals(row.text(2)))
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

    private record UnitKey(String layer, int unit) {
        static UnitKey of(CsvTable.Row row) throws BadFileException {
            return new UnitKey(
                    row.text(0), Math.toIntExact(Math.min(row.whole(1), Integer.MAX_VALUE)));
        }
    }

    private record UnitRow(Verdict verdict, boolean bornDead, long lastFiredStep) {}
}
