package org.rekindle.run.watched;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rekindle.census.LayerCensus;
import org.rekindle.census.NetworkCensus;
import org.rekindle.census.UnitCensus;
import org.rekindle.census.Verdict;
import org.rekindle.run.FileNames;
import org.rekindle.run.RunException;

/**
 * {@code units.csv} of a watched run: the counts of every unit after the last epoch.
 *
 * @param units in the order of the table
 */
record UnitTable(List<Unit> units) {
    private static final List<String> COLUMNS =
            List.of(
                    "layer",
                    "unit",
                    "born_dead",
                    "inputs_dead",
                    "last_fired_step",
                    "last_update",
                    "side",
                    "samples",
                    "fired",
                    "zeros",
                    "activation_sum",
                    "absolute_activation_sum",
                    "absolute_derivative_sum");

    /** As {@code side}: z stands above an upper bound, or beyond a bound on either side. */
    private static final Set<String> AT_BOUND = Set.of("above", "both");

    /**
     * A unit.
     *
     * @param lastUpdate NaN where it is not known
     */
    record Unit(
            String layer,
            int number,
            boolean bornDead,
            boolean inputsDead,
            long lastFiredStep,
            double lastUpdate,
            UnitCensus census) {}

    /** Reads the table from its lines, the header first. */
    static UnitTable read(List<String> lines) {
        if (lines.isEmpty()) {
            throw new RunException("%s is empty".formatted(FileNames.UNITS));
        }
        List<String> header = List.of(lines.get(0).split(",", -1));
        int[] places = COLUMNS.stream().mapToInt(header::indexOf).toArray();
        if (Arrays.stream(places).anyMatch(place -> place < 0)) {
            throw new RunException(
                    "%s lacks one of the columns %s"
                            .formatted(FileNames.UNITS, String.join(", ", COLUMNS)));
        }
        List<Unit> units = new ArrayList<>();
        for (int line = 1; line < lines.size(); line++) {
            units.add(unit(lines.get(line).split(",", -1), header.size(), places, line));
        }
        return new UnitTable(List.copyOf(units));
    }

    private static Unit unit(String[] cells, int width, int[] places, int line) {
        try {
            if (cells.length != width) {
                throw new NumberFormatException();
            }
            String[] in =
                    Arrays.stream(places).mapToObj(place -> cells[place]).toArray(String[]::new);
            return new Unit(
                    in[0],
                    Integer.parseInt(in[1]),
                    Boolean.parseBoolean(in[2]),
                    Boolean.parseBoolean(in[3]),
                    Long.parseLong(in[4]),
                    number(in[5]),
                    new UnitCensus(
                            Long.parseLong(in[7]),
                            Long.parseLong(in[8]),
                            in[9].isEmpty() ? 0 : Long.parseLong(in[9]),
                            number(in[10]),
                            number(in[11]),
                            AT_BOUND.contains(in[6]) ? 0 : number(in[12]),
                            AT_BOUND.contains(in[6])));
        } catch (NumberFormatException e) {
            throw new RunException(
                    String.format(
                            Locale.ROOT,
                            "line %d of %s is not a unit with its counts",
                            line + 1,
                            FileNames.UNITS));
        }
    }

    /** A number that does not exist is left empty. */
    private static double number(String cell) {
        return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    }

    /** The census at the end. */
    NetworkCensus census() {
        return censusOf(units.stream().map(Unit::census).toList());
    }

    /**
     * What is known of the state before any update: which units were born dead. The others count as
     * firing on half of the samples.
     */
    NetworkCensus atStepZero() {
        long samples = Verdict.MINIMUM_SAMPLES;
        UnitCensus bornDead = new UnitCensus(samples, 0, samples, 0, 0, 0);
        UnitCensus firing =
                new UnitCensus(samples, samples / 2, samples / 2, samples, samples, samples);
        return censusOf(units.stream().map(unit -> unit.bornDead ? bornDead : firing).toList());
    }

    private NetworkCensus censusOf(List<UnitCensus> counts) {
        Map<String, List<UnitCensus>> layers = new LinkedHashMap<>();
        for (int i = 0; i < units.size(); i++) {
            layers.computeIfAbsent(units.get(i).layer, name -> new ArrayList<>())
                    .add(counts.get(i));
        }
        return new NetworkCensus(
                layers.entrySet().stream()
                        .map(layer -> new LayerCensus(layer.getKey(), layer.getValue()))
                        .toList());
    }
}
