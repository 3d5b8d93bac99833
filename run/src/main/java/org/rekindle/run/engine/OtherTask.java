package org.rekindle.run.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rekindle.data.preparation.PreparedData;
import org.rekindle.network.Dataset;
import org.rekindle.network.Task;

/** The task that a table could have been prepared for instead, where it has the rows for that. */
final class OtherTask {
    private OtherTask() {}

    /** Empty where the task was requested, or where the other one would be refused. */
    static Optional<Task> of(PreparedData data) {
        return data.otherTask()
                .filter(task -> task == Task.REGRESSION || mostValuesOccurTwice(data));
    }

    /** Values with a single row teach nothing as classes. */
    private static boolean mostValuesOccurTwice(PreparedData data) {
        List<Dataset> parts =
                data.isSplit()
                        ? List.of(data.train(), data.validation(), data.test())
                        : List.of(data.train());
        Map<Float, Integer> rows = new HashMap<>();
        for (Dataset part : parts) {
            for (float target : part.targets()) {
                rows.merge(target, 1, Integer::sum);
            }
        }
        long single = rows.values().stream().filter(count -> count == 1).count();
        return 2 * single <= rows.size();
    }
}
