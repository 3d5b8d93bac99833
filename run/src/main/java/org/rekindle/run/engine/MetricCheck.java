package org.rekindle.run.engine;

import java.util.List;
import java.util.Locale;
import org.rekindle.network.ClassBalance;
import org.rekindle.network.Metric;
import org.rekindle.network.Task;
import org.rekindle.run.RunException;

/** Whether a metric can rank networks on this data. Checked before any of them is trained. */
final class MetricCheck {
    private MetricCheck() {}

    /**
     * @throws RunException when it is for another task, or when the validation rows do not define
     *     it
     */
    static void check(Metric metric, LoadedData data) {
        Task task = data.prepared().task();
        if (!metric.fits(task, data.outputs())) {
            String what =
                    task == Task.REGRESSION
                            ? "a number is predicted"
                            : String.format(
                                    Locale.ROOT, "the target has %d classes", data.outputs());
            throw refused("%s does not fit: %s".formatted(metric.id(), what), metric, data);
        }
        if (metric == Metric.ROC_AUC
                && ClassBalance.of(data.prepared().validation(), data.outputs()).largestShare()
                        == 1) {
            throw refused(
                    String.format(
                            Locale.ROOT,
                            "roc_auc needs both classes among the %d validation rows, but they hold one",
                            data.prepared().validation().samples()),
                    metric,
                    data);
        }
    }

    private static RunException refused(String problem, Metric metric, LoadedData data) {
        List<Metric> others =
                Metric.fitting(data.prepared().task(), data.outputs()).stream()
                        .filter(other -> other != metric)
                        .toList();
        return new RunException(
                RunException.Reason.METRIC_DOES_NOT_FIT,
                "%s; %s: %s"
                        .formatted(
                                problem,
                                others.size() == 1 ? "this fits" : "these fit",
                                Metric.ids(others)));
    }
}
