package org.rekindle.cli.choose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.rekindle.activation.Activation;
import org.rekindle.cli.run.DeadShare;
import org.rekindle.cli.terminal.Sparkline;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.cli.terminal.TextTable;
import org.rekindle.network.Initializer;
import org.rekindle.study.Ranking;
import org.rekindle.study.SearchSpace;
import org.rekindle.study.Setting;
import org.rekindle.study.Standing;
import org.rekindle.text.NumberText;

/**
 * The story of {@link RateTable} in one look: a line per activation with a block for each learning
 * rate, as high as the share of hidden units that are dead there, and as the share of those that
 * never fire and still learn.
 */
final class DeathsByRate {
    private final Terminal terminal;
    private final SearchSpace space;
    private final Ranking ranking;

    DeathsByRate(Terminal terminal, SearchSpace space, Ranking ranking) {
        this.terminal = terminal;
        this.space = space;
        this.ranking = ranking;
    }

    void print() {
        List<Double> rates = space.learningRates();
        if (rates.size() < 2) {
            return;
        }
        TextTable table = new TextTable();
        List<String> header = new ArrayList<>(List.of("activation", "dead", "most"));
        if (space.activations().stream().anyMatch(Activation::learnsBelowZero)) {
            header.addAll(List.of("stuck neg.", "most"));
        }
        table.row(header, terminal::faint);
        for (Activation activation : space.activations()) {
            for (Initializer initializer : space.initializers()) {
                addRow(table, activation, initializer);
            }
        }
        terminal.out()
                .printf(
                        "Hidden units by learning rate, from %s to %s (%s)%n",
                        NumberText.rate(rates.get(0)),
                        NumberText.rate(rates.get(rates.size() - 1)),
                        legend());
        terminal.out().println(table.indented());
    }

    private String legend() {
        String blocks = "%s none, %s all".formatted(Sparkline.NONE, Sparkline.ALL);
        boolean someDiverged =
                ranking.standings().stream()
                        .anyMatch(standing -> Double.isNaN(standing.deadFraction()));
        return blocks + (someDiverged ? ", %s diverged".formatted(Sparkline.DIVERGED) : "");
    }

    private void addRow(TextTable table, Activation activation, Initializer initializer) {
        List<Optional<Standing>> byRate =
                space.learningRates().stream()
                        .map(rate -> ranking.find(new Setting(activation, initializer, rate)))
                        .toList();
        boolean severalInits = space.initializers().size() > 1;
        List<String> row = new ArrayList<>();
        row.add(activation.name() + (severalInits ? ", " + initializer.name() : ""));
        row.add(blocks(byRate, Standing::deadFraction));
        row.add(most(byRate, Standing::deadFraction));
        if (activation.learnsBelowZero()) {
            row.add(blocks(byRate, Standing::stuckNegativeFraction));
            row.add(most(byRate, Standing::stuckNegativeFraction));
        }
        boolean alarming =
                byRate.stream()
                        .flatMap(Optional::stream)
                        .anyMatch(standing -> standing.deadFraction() >= DeadShare.ALARMING);
        table.row(row, alarming ? terminal::red : text -> text);
    }

    private static String blocks(
            List<Optional<Standing>> byRate, ToDoubleFunction<Standing> share) {
        StringBuilder blocks = new StringBuilder();
        for (Optional<Standing> standing : byRate) {
            blocks.append(
                    standing.map(tried -> Sparkline.cell(atMost(tried, share)))
                            .orElse(Sparkline.UNKNOWN));
        }
        return blocks.toString();
    }

    /** The largest share and its rate, the smallest of several. */
    private static String most(List<Optional<Standing>> byRate, ToDoubleFunction<Standing> share) {
        Optional<Standing> most =
                byRate.stream()
                        .flatMap(Optional::stream)
                        .filter(standing -> !Double.isNaN(share.applyAsDouble(standing)))
                        .reduce(
                                (best, next) ->
                                        atMost(next, share) > atMost(best, share) ? next : best);
        return most.map(
                        standing -> {
                            String text =
                                    DeadShare.text(
                                            share.applyAsDouble(standing),
                                            standing.inconclusiveFraction());
                            return atMost(standing, share) == 0
                                    ? text
                                    : "%s at %s"
                                            .formatted(
                                                    text,
                                                    NumberText.rate(
                                                            standing.setting().learningRate()));
                        })
                .orElse("-");
    }

    /** Units of which too few samples were seen may be dead, so they count as in the numbers. */
    private static double atMost(Standing standing, ToDoubleFunction<Standing> share) {
        return share.applyAsDouble(standing) + standing.inconclusiveFraction();
    }
}
