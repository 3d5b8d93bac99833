package org.rekindle.cli.choose;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rekindle.cli.run.DeadShare;
import org.rekindle.cli.run.ScoreText;
import org.rekindle.cli.run.TableSummary;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.cli.terminal.TextTable;
import org.rekindle.run.document.RecommendationDocument;
import org.rekindle.run.engine.LoadedData;
import org.rekindle.run.engine.StudyAnswer;
import org.rekindle.study.EarlyStop;
import org.rekindle.study.Ranking;
import org.rekindle.study.Recommendation;
import org.rekindle.study.Standing;
import org.rekindle.study.StudyPlan;
import org.rekindle.text.NumberText;

/**
 * A study's result as text: the ranking, what happens at each rate, the recommendation and its
 * reasons.
 */
final class StudyReport {
    private final Terminal terminal;
    private final StudyPlan plan;
    private final LoadedData data;
    private final String scoreTitle;

    StudyReport(Terminal terminal, StudyPlan plan, LoadedData data) {
        this.terminal = terminal;
        this.plan = plan;
        this.data = data;
        this.scoreTitle = plan.metric().title();
    }

    void print(StudyAnswer answer, String summary) {
        Ranking ranking = answer.ranking();
        Optional<Recommendation> recommendation = answer.recommendation();
        RecommendationDocument document = answer.document();
        TableSummary.warn(data, terminal);
        if (Boolean.FALSE.equals(document.learnt())) {
            terminal.out().println(terminal.red(document.reasons().get(0)));
            terminal.out().println();
        }
        if (!ranking.best().isEmpty()) {
            printRanking(ranking, recommendation);
            new DeathsByRate(terminal, plan.space(), ranking).print();
            new RateTable(terminal, plan, ranking).print(data.trainingData().censusScope());
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
        terminal.out()
                .println(
                        "Each activation at its best learning rate, on validation"
                                + (ranking.choosing() > 0
                                        ? ", over seeds that did not choose the rate"
                                        : "")
                                + (ranking.splits() > 1
                                        ? ", on %d splits".formatted(ranking.splits())
                                        : ""));
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
            row.add(NumberText.rate(standing.setting().learningRate()));
            row.add(NumberText.score(standing.score()));
            row.add(interval(standing));
            row.add(DeadShare.text(standing.deadFraction(), standing.inconclusiveFraction()));
            row.add(NumberText.percent(standing.stuckNegativeFraction()));
            row.add(NumberText.percent(standing.zeroShare()));
            row.add(milliseconds(standing.epochSeconds()));
            boolean recommended =
                    recommendation.map(found -> found.winner().equals(standing)).orElse(false);
            table.row(row, recommended ? terminal::bold : text -> text);
        }
        terminal.out().print(table.indented());
        terminal.out().println();
    }

    private void printRecommendation(
            Recommendation recommendation, RecommendationDocument document) {
        Standing winner = recommendation.winner();
        terminal.out()
                .println(
                        terminal.bold(
                                "Use %s with learning rate %s and %s weights%s"
                                        .formatted(
                                                winner.setting().activation().title(),
                                                NumberText.rate(winner.setting().learningRate()),
                                                winner.setting().initializer().name(),
                                                recommendation
                                                        .earlyStop()
                                                        .map(StudyReport::epochs)
                                                        .orElse(""))));
        document.reasons().forEach(reason -> terminal.out().println("  - " + reason));
        terminal.out().println("  - " + recommendation.timeCost());
        if (document.test() != null) {
            terminal.out()
                    .printf(
                            Locale.ROOT,
                            "On %s: %s, loss %s%n",
                            testRows(document.testUses()),
                            ScoreText.of(document.test(), plan.metric(), data),
                            NumberText.score(document.test().loss()));
        }
    }

    private String testRows(int uses) {
        return data.prepared().isSplit()
                ? String.format(
                        Locale.ROOT,
                        "%d test rows, used %s",
                        data.prepared().test().samples(),
                        uses == 1 ? "once" : uses + " times")
                : data.trainingData().censusScope();
    }

    private static String epochs(EarlyStop found) {
        return String.format(Locale.ROOT, ", for %d of %d epochs", found.epoch(), found.of());
    }

    private static String interval(Standing standing) {
        return standing.interval()
                .map(
                        interval ->
                                "[%s, %s]"
                                        .formatted(
                                                NumberText.score(interval.low()),
                                                NumberText.score(interval.high())))
                .orElse("-");
    }

    private static String milliseconds(double seconds) {
        return Double.isNaN(seconds) ? "-" : String.format(Locale.ROOT, "%.1f ms", seconds * 1e3);
    }
}
