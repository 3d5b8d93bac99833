package org.rekindle.cli.run;

import org.rekindle.text.NumberText;

/** How a share of dead units is shown. */
public final class DeadShare {
    /** From this share of dead units on a line is shown in red. */
    public static final double ALARMING = 0.1;

    private DeadShare() {}

    /**
     * In percent. Units that never fired in too few samples may or may not be dead, so an upper
     * bound is all that can be said.
     *
     * @param share of units that are dead
     * @param inconclusive share of units that never fired, in too few samples
     */
    public static String text(double share, double inconclusive) {
        return inconclusive > 0
                ? "≤ " + NumberText.percent(share + inconclusive)
                : NumberText.percent(share);
    }
}
