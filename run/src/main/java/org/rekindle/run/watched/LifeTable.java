package org.rekindle.run.watched;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rekindle.census.LifeLine;
import org.rekindle.run.FileNames;
import org.rekindle.run.RunException;

/**
 * {@code life_lines.csv} of a watched run.
 *
 * @param lines the header first
 */
record LifeTable(List<String> lines) {
    private static final String HEADER = "layer,unit,epoch,firing_rate,mean_z,max_z";

    private record Point(float rate, float mean, float max) {}

    /**
     * The lives of units; none where the table does not have all of them in every epoch, because it
     * is thinned for a large network.
     */
    List<LifeLine> of(UnitTable table, long steps) {
        Map<String, List<Point>> points = points();
        int epochs = points.values().stream().mapToInt(List::size).max().orElse(0);
        List<LifeLine> lives = new ArrayList<>();
        for (UnitTable.Unit unit : table.units()) {
            List<Point> life = points.get(key(unit.layer(), Integer.toString(unit.number())));
            if (life == null || life.size() < epochs) {
                return List.of();
            }
            lives.add(
                    new LifeLine(
                            unit.layer(),
                            unit.number(),
                            unit.bornDead(),
                            unit.census().verdict(),
                            unit.inputsDead(),
                            steps,
                            unit.lastFiredStep(),
                            unit.lastUpdate(),
                            floats(life, 0),
                            floats(life, 1),
                            floats(life, 2)));
        }
        return List.copyOf(lives);
    }

    private Map<String, List<Point>> points() {
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new RunException(
                    "%s has other columns than %s".formatted(FileNames.LIFE_LINES, HEADER));
        }
        Map<String, List<Point>> points = new HashMap<>();
        for (int line = 1; line < lines.size(); line++) {
            String[] cells = lines.get(line).split(",", -1);
            try {
                if (cells.length != 6) {
                    throw new NumberFormatException();
                }
                points.computeIfAbsent(key(cells[0], cells[1]), unit -> new ArrayList<>())
                        .add(new Point(number(cells[3]), number(cells[4]), number(cells[5])));
            } catch (NumberFormatException e) {
                throw new RunException(
                        String.format(
                                Locale.ROOT,
                                "line %d of %s is not an epoch of a unit",
                                line + 1,
                                FileNames.LIFE_LINES));
            }
        }
        return points;
    }

    private static String key(String layer, String unit) {
        return layer + "," + unit;
    }

    private static float number(String cell) {
        return cell.isEmpty() ? Float.NaN : Float.parseFloat(cell);
    }

    private static float[] floats(List<Point> life, int column) {
        float[] values = new float[life.size()];
        for (int i = 0; i < values.length; i++) {
            Point point = life.get(i);
            values[i] = column == 0 ? point.rate : column == 1 ? point.mean : point.max;
        }
        return values;
    }
}
