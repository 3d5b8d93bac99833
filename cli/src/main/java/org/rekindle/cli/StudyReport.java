package org.rekindle.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rekindle.activation.Activation;
import org.rekindle.census.LayerSummary;
import org.rekindle.cli.run.RecommendationDocument;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.cli.terminal.TextTable;
import org.rekindle.network.Initializer;
import org.rekindle.network.Task;
import org.rekindle.study.Figures;
import org.rekindle.study.Ranking;
import org.rekindle.study.Recommendation;
import org.rekindle.study.Setting;
import org.rekindle.study.Standing;
import org.rekindle.study.StudyPlan;

/**
 * A study's result as text: the ranking, what happens at each rate, the recommendation and its
 * reasons.
 */
final class StudyReport {
    private static final double ALARMING_SHARE = 0.1;

    private final Terminal terminal;
    private final StudyPlan plan;
    private final LoadedData data;
    private final String scoreTitle;

    StudyReport(Terminal terminal, StudyPlan plan, LoadedData data) {
        this.terminal = terminal;
        this.plan = plan;
        this.data = data;
        this.scoreTitle = plan.task().scoreTitle();
    }

    void print(
            Ranking ranking,
            Optional<Recommendation> recommendation,
            RecommendationDocument document,
            String summary) {
        if (!ranking.best().isEmpty()) {
            printRanking(ranking, recommendation);
            printByRate(ranking);
        }
        if (recommendation.isPresent()) {
            printRecommendation(recommendation.get(), document);
        } else {
            document.reasons().forEach(terminal.out()::println);
        }
        terminal.out().println();
        terminal.out().printf("%s. Everything is in %s%n", summary, document.runDirectory());
    }

    private void printRanking(Ranking ranking, Optional<Recommendation> recommendation) {
        terminal.out().println("Each activation at its best learning rate, on validation");
        boolean severalInits = plan.space().initializers().size() > 1;
        TextTable table = new TextTable();
        List<String> header =
                new ArrayList<>(
                        List.of(
                                "activation",
                                "rate",
                                scoreTitle,
                                "95 % interval",
                                "dead",
                                "stuck neg.",
                                "zeros",
                                "epoch"));
        if (severalInits) {
            header.add(1, "init");
        }
        table.row(header, terminal::faint);
        for (Standing standing : ranking.best()) {
            List<String> row = new ArrayList<>();
            row.add(standing.setting().activation().name());
            if (severalInits) {
                row.add(standing.setting().initializer().name());
            }
            row.add(Figures.rate(standing.setting().learningRate()));
            row.add(Figures.score(standing.score()));
            row.add(interval(standing));
            row.add(deadShare(standing.deadFraction(), standing.inconclusiveFraction()));
            row.add(Figures.percent(standing.stuckNegativeFraction()));
            row.add(Figures.percent(standing.zeroShare()));
            row.add(milliseconds(standing.epochSeconds()));
            boolean recommended =
                    recommendation.map(found -> found.winner().equals(standing)).orElse(false);
            table.row(row, recommended ? terminal::bold : text -> text);
        }
        terminal.out().print(table.indented());
        terminal.out().println();
    }

    /**
     * One block per activation: the score, and for each layer the share of units that never fire.
     */
    private void printByRate(Ranking ranking) {
        terminal.out()
                .printf(
                        "By learning rate: %s, and the share of each layer's units that never fire on %s%n",
                        scoreTitle, data.trainingData().censusScope());
        TextTable table = new TextTable();
        List<String> header = new ArrayList<>(List.of("", ""));
        plan.space().learningRates().forEach(rate -> header.add(Figures.rate(rate)));
        table.row(header, terminal::faint);
        for (Activation activation : plan.space().activations()) {
            for (Initializer initializer : plan.space().initializers()) {
                addBlock(table, ranking, activation, initializer);
            }
        }
        terminal.out().print(table.indented());
        terminal.out().println();
    }

    private void addBlock(
            TextTable table, Ranking ranking, Activation activation, Initializer initializer) {
        List<Optional<Standing>> byRate =
                plan.space().learningRates().stream()
                        .map(rate -> ranking.find(new Setting(activation, initializer, rate)))
                        .toList();
        boolean severalInits = plan.space().initializers().size() > 1;
        String name = activation.name() + (severalInits ? ", " + initializer.name() : "");
        List<String> scores = new ArrayList<>(List.of(name, scoreTitle));
        for (Optional<Standing> standing : byRate) {
            scores.add(standing.map(StudyReport::scoreOrFate).orElse("-"));
        }
        table.row(scores);
        for (int layer = 0; layer < plan.shape().hidden().size(); layer++) {
            addLayer(table, activation, byRate, layer);
        }
    }

    private void addLayer(
            TextTable table, Activation activation, List<Optional<Standing>> byRate, int layer) {
        String name = "hidden_" + (layer + 1);
        boolean someDead =
                byRate.stream().flatMap(Optional::stream).anyMatch(s -> dead(s, layer) > 0);
        if (someDead || !activation.learnsBelowZero()) {
            table.row(shares(name + " dead", byRate, layer, true), redWhenAlarming(byRate, layer));
        }
        if (activation.learnsBelowZero()) {
            table.row(shares(name + " stuck", byRate, layer, false));
        }
    }

    private TextTable.Style redWhenAlarming(List<Optional<Standing>> byRate, int layer) {
        boolean alarming =
                byRate.stream()
                        .flatMap(Optional::stream)
                        .anyMatch(s -> dead(s, layer) >= ALARMING_SHARE);
        return alarming ? terminal::red : text -> text;
    }

    private static List<String> shares(
            String name, List<Optional<Standing>> byRate, int layer, boolean dead) {
        List<String> row = new ArrayList<>(List.of("", name));
        for (Optional<Standing> standing : byRate) {
            row.add(standing.map(found -> share(found, layer, dead)).orElse("-"));
        }
        return row;
    }

    private static String share(Standing standing, int layer, boolean dead) {
        double inconclusive = standing.layerShare(layer, LayerSummary::inconclusive);
        return deadShare(dead ? dead(standing, layer) : stuck(standing, layer), inconclusive);
    }

    /**
     * Units that never fired in too few samples may or may not be dead: an upper bound is all that
     * can be said.
     */
    private static String deadShare(double share, double inconclusive) {
        return inconclusive > 0
                ? "≤ " + Figures.percent(share + inconclusive)
                : Figures.percent(share);
    }

    private static double dead(Standing standing, int layer) {
        return standing.layerShare(layer, LayerSummary::dead);
    }

    private static double stuck(Standing standing, int layer) {
        return standing.layerShare(layer, LayerSummary::stuckNegative);
    }

    private static String scoreOrFate(Standing standing) {
        return standing.diverged() > 0 ? "diverged" : Figures.score(standing.score());
    }

    private void printRecommendation(
            Recommendation recommendation, RecommendationDocument document) {
        Standing winner = recommendation.winner();
        terminal.out()
                .println(
                        terminal.bold(
                                "Use %s with learning rate %s and %s weights"
                                        .formatted(
                                                winner.setting().activation().title(),
                                                Figures.rate(winner.setting().learningRate()),
                                                winner.setting().initializer().name())));
        recommendation.reasons().forEach(reason -> terminal.out().println("  - " + reason));
        terminal.out().println("  - " + recommendation.timeCost());
        if (document.test() != null) {
            Double score =
                    plan.task() == Task.REGRESSION
                            ? document.test().r2()
                            : document.test().accuracy();
            terminal.out()
                    .printf(
                            Locale.ROOT,
                            "On %d test rows, used %s: %s %s, loss %s%n",
                            data.prepared().test().samples(),
                            document.testUses() == 1 ? "once" : document.testUses() + " times",
                            scoreTitle,
                            Figures.score(score == null ? Double.NaN : score),
                            Figures.score(document.test().loss()));
        }
    }

    private static String interval(Standing standing) {
        return standing.interval()
                .map(
                        interval ->
                                "[%s, %s]"
                                        .formatted(
                                                Figures.score(interval.low()),
                                                Figures.score(interval.high())))
                .orElse("-");
    }

    private static String milliseconds(double seconds) {
        return Double.isNaN(seconds) ? "-" : String.format(Locale.ROOT, "%.1f ms", seconds * 1e3);
    }
}
