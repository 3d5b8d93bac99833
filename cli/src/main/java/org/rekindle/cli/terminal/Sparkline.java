package org.rekindle.cli.terminal;

import java.util.Arrays;

/**
 * A row of shares in block characters, one cell each: the higher the block, the larger the share.
 * None at all and all of them have cells of their own, because one dead unit is another story than
 * no dead unit.
 */
public final class Sparkline {
    /** A share of exactly 0. */
    public static final char NONE = '·';

    /** A share of exactly 1. */
    public static final char ALL = '█';

    /** No share, because what was to be counted diverged. */
    public static final char DIVERGED = '×';

    /** No share, because nothing was counted. */
    public static final char UNKNOWN = ' ';

    private static final String BETWEEN = "▁▂▃▄▅▆▇";

    private Sparkline() {}

    /**
     * The cell of one share.
     *
     * @param share 0 to 1; NaN for what diverged
     */
    public static char cell(double share) {
        if (Double.isNaN(share)) {
            return DIVERGED;
        }
        if (share <= 0) {
            return NONE;
        }
        if (share >= 1) {
            return ALL;
        }
        return BETWEEN.charAt((int) (share * BETWEEN.length()));
    }

    /**
     * A row that is no wider than it may be. Where there are more shares than cells, the first has
     * a cell of its own and each further cell shows the largest of as many as {@link #sharesOfCell}
     * says.
     */
    public static String of(double[] shares, int mostCells) {
        int width = sharesOfCell(shares.length, mostCells);
        StringBuilder cells = new StringBuilder();
        for (int from = 0; from < shares.length; from += from == 0 ? 1 : width) {
            int to = from == 0 ? 1 : Math.min(from + width, shares.length);
            // The largest of numbers and NaN is NaN, so divergence shows, too.
            cells.append(cell(Arrays.stream(shares, from, to).max().orElse(0)));
        }
        return cells.toString();
    }

    /** How many shares a cell but the first stands for. */
    public static int sharesOfCell(int shares, int mostCells) {
        return Math.max(1, (shares - 1 + mostCells - 2) / (mostCells - 1));
    }
}
