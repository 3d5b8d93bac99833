package org.rekindle.cli.choose;

import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rekindle.activation.Activation;
import org.rekindle.census.LayerSummary;
import org.rekindle.cli.run.DeadShare;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.cli.terminal.TextTable;
import org.rekindle.network.Initializer;
import org.rekindle.study.Ranking;
import org.rekindle.study.Setting;
import org.rekindle.study.Standing;
import org.rekindle.study.StudyPlan;
import org.rekindle.text.NumberText;

/**
 * What happens at each learning rate: one block per activation with the score and, for each layer,
 * the share of units that never fire. Settings that were dropped carry a mark, which the last line
 * explains.
 */
final class RateTable {
    private static final String NONE = "-";

    private final Terminal terminal;
    private final StudyPlan plan;
    private final Ranking ranking;
    private final String scoreTitle;
    private final IntSummaryStatistics seedsOfDropped;
    private final TextTable table = new TextTable();

    RateTable(Terminal terminal, StudyPlan plan, Ranking ranking) {
        this.terminal = terminal;
        this.plan = plan;
        this.ranking = ranking;
        this.scoreTitle = plan.metric().title();
        this.seedsOfDropped =
                ranking.standings().stream()
                        .filter(Standing::dropped)
                        .mapToInt(standing -> standing.trials().size())
                        .summaryStatistics();
    }

    void print(String censusScope) {
        terminal.out()
                .printf(
                        "By learning rate, over all seeds: %s, and the share of each layer's units that never fire on %s%n",
                        scoreTitle, censusScope);
        List<String> header = new ArrayList<>(List.of("", ""));
        plan.space()
                .learningRates()
                .forEach(rate -> header.add(marked(NumberText.rate(rate), false)));
        table.row(header, terminal::faint);
        for (Activation activation : plan.space().activations()) {
            for (Initializer initializer : plan.space().initializers()) {
                addBlock(activation, initializer);
            }
        }
        terminal.out().print(table.indented());
        if (someDropped()) {
            terminal.out().println(legend());
        }
        terminal.out().println();
    }

    private String legend() {
        int least = seedsOfDropped.getMin();
        int most = seedsOfDropped.getMax();
        return "  * over %s, then dropped: another rate of the activation was chosen"
                .formatted(
                        least == most
                                ? least + (least == 1 ? " seed" : " seeds")
                                : least + " to " + most + " seeds");
    }

    private void addBlock(Activation activation, Initializer initializer) {
        List<Optional<Standing>> byRate =
                plan.space().learningRates().stream()
                        .map(rate -> ranking.find(new Setting(activation, initializer, rate)))
                        .toList();
        boolean severalInits = plan.space().initializers().size() > 1;
        String name = activation.name() + (severalInits ? ", " + initializer.name() : "");
        table.row(row(name, scoreTitle, byRate, this::scoreOrFate));
        for (int layer = 0; layer < plan.shape().activated().size(); layer++) {
            addLayer(activation, byRate, layer);
        }
    }

    private void addLayer(Activation activation, List<Optional<Standing>> byRate, int layer) {
        boolean hidden = layer < plan.shape().hidden().size();
        String name = hidden ? "hidden_" + (layer + 1) : "output";
        double mostDead =
                byRate.stream()
                        .flatMap(Optional::stream)
                        .mapToDouble(standing -> dead(standing, layer))
                        .max()
                        .orElse(0);
        if (mostDead > 0 || !activation.learnsBelowZero()) {
            table.row(
                    row("", name + " dead", byRate, found -> share(found, layer, true)),
                    mostDead >= DeadShare.ALARMING ? terminal::red : text -> text);
        }
        if (activation.learnsBelowZero()) {
            table.row(row("", name + " stuck", byRate, found -> share(found, layer, false)));
        }
    }

    private List<String> row(
            String block,
            String title,
            List<Optional<Standing>> byRate,
            Function<Standing, String> cell) {
        List<String> row = new ArrayList<>(List.of(block, title));
        for (Optional<Standing> standing : byRate) {
            row.add(standing.map(cell).orElseGet(() -> marked(NONE, false)));
        }
        return row;
    }

    private String scoreOrFate(Standing standing) {
        String text = standing.diverged() > 0 ? "diverged" : NumberText.score(standing.score());
        return marked(text, standing.dropped());
    }

    private String share(Standing standing, int layer, boolean dead) {
        double inconclusive = standing.layerShare(layer, LayerSummary::inconclusive);
        double share = dead ? dead(standing, layer) : stuck(standing, layer);
        return marked(DeadShare.text(share, inconclusive), false);
    }

    /**
     * Where some cells have a mark, the others have a blank in its place, so that digits line up.
     */
    private String marked(String text, boolean dropped) {
        if (!someDropped()) {
            return text;
        }
        return text + (dropped ? "*" : " ");
    }

    private boolean someDropped() {
        return seedsOfDropped.getCount() > 0;
    }

    private static double dead(Standing standing, int layer) {
        return standing.layerShare(layer, LayerSummary::dead);
    }

    private static double stuck(Standing standing, int layer) {
        return standing.layerShare(layer, LayerSummary::stuckNegative);
    }
}
