package org.rekindle.cli.activation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.rekindle.activation.Activation;

/** A small plot of an activation and its derivative, in characters. */
public final class ActivationPlot {
    private static final int COLUMNS = 61;
    private static final int ROWS = 17;
    private static final double LEFT = -4;
    private static final double RIGHT = 4;
    private static final double BOTTOM = -1.5;
    private static final double TOP = 2.5;

    private ActivationPlot() {}

    /** The plot, line by line, with its axes and a legend. */
    public static List<String> lines(Activation activation) {
        char[][] grid = new char[ROWS][COLUMNS];
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                boolean onX = row == rowOf(0);
                boolean onY = column == columnOf(0);
                grid[row][column] = onX && onY ? '┼' : onX ? '─' : onY ? '│' : ' ';
            }
        }
        draw(grid, '·', z -> activation.derivative((float) z));
        draw(grid, '●', z -> activation.value((float) z));
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            double y = TOP - row * (TOP - BOTTOM) / (ROWS - 1);
            String label = y == Math.rint(y) ? "%3d ".formatted((int) y) : "    ";
            lines.add((label + new String(grid[row])).stripTrailing());
        }
        lines.add(
                "    "
                        + "-4"
                        + " ".repeat(columnOf(0) - 3)
                        + " 0"
                        + " ".repeat(columnOf(0) - 1)
                        + "4");
        lines.add("    ● value φ(z)   · gradient φ′(z)");
        return lines;
    }

    private static void draw(char[][] grid, char mark, DoubleUnaryOperator function) {
        for (int column = 0; column < COLUMNS; column++) {
            double z = LEFT + column * (RIGHT - LEFT) / (COLUMNS - 1);
            int row = rowOf(function.applyAsDouble(z));
            if (row >= 0 && row < ROWS) {
                grid[row][column] = mark;
            }
        }
    }

    private static int rowOf(double y) {
        return (int) Math.round((TOP - y) / (TOP - BOTTOM) * (ROWS - 1));
    }

    private static int columnOf(double z) {
        return (int) Math.round((z - LEFT) / (RIGHT - LEFT) * (COLUMNS - 1));
    }
}
