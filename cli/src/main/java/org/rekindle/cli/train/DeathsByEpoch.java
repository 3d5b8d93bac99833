package org.rekindle.cli.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.rekindle.census.LayerSummary;
import org.rekindle.cli.run.DeadShare;
import org.rekindle.cli.terminal.Sparkline;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.cli.terminal.TextTable;

/**
 * A training run in one look: a line per layer with a block for each epoch, as high as the share of
 * its units that are dead then, and as the share of those that never fire and still learn.
 */
final class DeathsByEpoch {
    private static final int MOST_CELLS = 61;

    private final Terminal terminal;
    private final boolean canStick;
    private final List<List<LayerSummary>> epochs = new ArrayList<>();

    DeathsByEpoch(Terminal terminal, boolean canStick) {
        this.terminal = terminal;
        this.canStick = canStick;
    }

    /** Adds the census before training, or that after the next epoch. */
    void add(List<LayerSummary> layers) {
        epochs.add(layers);
    }

    /**
     * Shows them.
     *
     * @param diverged whether the run ended in an epoch that has no census
     */
    void print(boolean diverged) {
        TextTable table = new TextTable();
        for (int layer = 0; layer < epochs.get(0).size(); layer++) {
            double[] dead = shares(layer, LayerSummary::dead);
            double mostDead = Arrays.stream(dead).max().orElse(0);
            if (mostDead > 0 || !canStick) {
                table.row(
                        row(layer, "dead", dead, diverged),
                        mostDead >= DeadShare.ALARMING ? terminal::red : text -> text);
            }
            if (canStick) {
                double[] stuck = shares(layer, LayerSummary::stuckNegative);
                table.row(row(layer, "stuck", stuck, diverged));
            }
        }
        terminal.out().printf("%s (%s)%n", title(diverged), legend(diverged));
        terminal.out().println(table.indented());
    }

    private String title(boolean diverged) {
        int last = epochs.size() - 1;
        int epochsOfCell = Sparkline.sharesOfCell(epochs.size() + (diverged ? 1 : 0), MOST_CELLS);
        return "Units that never fire, "
                + (last == 0 ? "at the start" : "from the start to epoch " + last)
                + (epochsOfCell == 1
                        ? ""
                        : ", each block the maximum over %d epochs".formatted(epochsOfCell));
    }

    private static String legend(boolean diverged) {
        return "%s none, %s all%s"
                .formatted(
                        Sparkline.NONE,
                        Sparkline.ALL,
                        diverged ? ", %s diverged".formatted(Sparkline.DIVERGED) : "");
    }

    /**
     * Units of which too few samples were seen may be dead, so they count as in the table by epoch.
     */
    private double[] shares(int layer, ToIntFunction<LayerSummary> count) {
        return epochs.stream()
                .map(layers -> layers.get(layer))
                .mapToDouble(
                        census ->
                                (double) (count.applyAsInt(census) + census.inconclusive())
                                        / census.units())
                .toArray();
    }

    private List<String> row(int layer, String title, double[] shares, boolean diverged) {
        String name = epochs.get(0).get(layer).layer();
        double[] cells = Arrays.copyOf(shares, shares.length + (diverged ? 1 : 0));
        Arrays.fill(cells, shares.length, cells.length, Double.NaN);
        return List.of(name + " " + title, Sparkline.of(cells, MOST_CELLS));
    }
}
