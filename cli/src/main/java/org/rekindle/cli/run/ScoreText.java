package org.rekindle.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rekindle.network.ClassBalance;
import org.rekindle.network.Metric;
import org.rekindle.run.document.ScoreDocument;
import org.rekindle.run.engine.LoadedData;
import org.rekindle.text.NumberText;

/**
 * The score of a network in words. Where accuracy misleads, because the classes are imbalanced, and
 * where networks are ranked by something else, the other scores stand beside it.
 */
public final class ScoreText {
    private ScoreText() {}

    /**
     * Such as {@code accuracy 0.9960, balanced accuracy 0.5000, ROC AUC 0.4831}.
     *
     * @param metric what networks are ranked by; it comes first
     * @param data what was learnt from
     */
    public static String of(ScoreDocument scores, Metric metric, LoadedData data) {
        List<Metric> shown = new ArrayList<>(List.of(metric));
        boolean all =
                metric != Metric.of(metric.task())
                        || data.balance().filter(ClassBalance::isImbalanced).isPresent();
        if (all) {
            Metric.fitting(metric.task(), data.outputs()).stream()
                    .filter(other -> other != metric)
                    .forEach(shown::add);
        }
        return shown.stream()
                .map(each -> each.title() + " " + number(scores.score(each)))
                .collect(Collectors.joining(", "));
    }

    private static String number(@Nullable Double score) {
        return score == null || score.isNaN() ? "not defined" : NumberText.score(score);
    }
}
