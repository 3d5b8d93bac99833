package org.rekindle.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rekindle.activation.Activation;
import org.rekindle.census.LayerSummary;
import org.rekindle.cli.run.RecommendationDocument;
import org.rekindle.cli.terminal.Numbers;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.cli.terminal.TextTable;
import org.rekindle.network.Task;
import org.rekindle.study.Ranking;
import org.rekindle.study.Recommendation;
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
        this.scoreTitle = plan.task() == Task.REGRESSION ? "R²" : "accuracy";
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
            row.add(Numbers.plain(standing.setting().learningRate()));
            row.add(Numbers.score(standing.score()));
            row.add(interval(standing));
            row.add(Numbers.percent(standing.deadFraction()));
            row.add(Numbers.percent(standing.stuckNegativeFraction()));
            row.add(Numbers.percent(standing.zeroShare()));
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
        plan.space().learningRates().forEach(rate -> header.add(Numbers.plain(rate)));
        table.row(header, terminal::faint);
        for (Activation activation : plan.space().activations()) {
            addBlock(table, ranking, activation);
        }
        terminal.out().print(table.indented());
        terminal.out().println();
    }

    private void addBlock(TextTable table, Ranking ranking, Activation activation) {
        List<Optional<Standing>> byRate =
                plan.space().learningRates().stream()
                        .map(rate -> ranking.find(activation, rate))
                        .toList();
        List<String> scores = new ArrayList<>(List.of(activation.name(), scoreTitle));
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
            row.add(
                    standing.map(found -> dead ? dead(found, layer) : stuck(found, layer))
                            .map(Numbers::percent)
                            .orElse("-"));
        }
        return row;
    }

    private static double dead(Standing standing, int layer) {
        return standing.layerShare(layer, LayerSummary::dead);
    }

    private static double stuck(Standing standing, int layer) {
        return standing.layerShare(layer, LayerSummary::stuckNegative);
    }

    private static String scoreOrFate(Standing standing) {
        return standing.diverged() > 0 ? "diverged" : Numbers.score(standing.score());
    }

    private void printRecommendation(
            Recommendation recommendation, RecommendationDocument document) {
        Standing winner = recommendation.winner();
        terminal.out()
                .println(
                        terminal.bold(
                                "Use %s with learning rate %s"
                                        .formatted(
                                                winner.setting().activation().title(),
                                                Numbers.plain(winner.setting().learningRate()))));
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
                            "On %d test rows, used once: %s %s, loss %s%n",
                            data.prepared().test().samples(),
                            scoreTitle,
                            Numbers.score(score == null ? Double.NaN : score),
                            Numbers.score(document.test().loss()));
        }
    }

    private static String interval(Standing standing) {
        return standing.interval()
                .map(
                        interval ->
                                "[%s, %s]"
                                        .formatted(
                                                Numbers.score(interval.low()),
                                                Numbers.score(interval.high())))
                .orElse("one seed");
    }

    private static String milliseconds(double seconds) {
        return Double.isNaN(seconds) ? "-" : String.format(Locale.ROOT, "%.1f ms", seconds * 1e3);
    }
}
