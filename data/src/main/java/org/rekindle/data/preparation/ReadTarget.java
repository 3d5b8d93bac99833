package org.rekindle.data.preparation;

import java.util.List;
import org.rekindle.data.reading.ColumnReader;
import org.rekindle.data.table.Column;
import org.rekindle.data.table.TextColumn;

/**
 * The column that is predicted, as it was read.
 *
 * @param column with numbers, dates and missing values told apart, and labels merged if that was
 *     requested
 * @param labelsDiffer whether labels remain that differ in capitals or spaces alone
 * @param notes what the user must know of it
 */
record ReadTarget(Column column, boolean labelsDiffer, List<String> notes) {
    static ReadTarget of(ColumnReader reader, Column raw, PreparationRequest request) {
        Column column = reader.target(raw);
        if (!(column instanceof TextColumn text)) {
            return new ReadTarget(column, false, List.of());
        }
        SimilarLabels similar = SimilarLabels.of(text);
        if (similar.isEmpty()) {
            return new ReadTarget(column, false, List.of());
        }
        return request.values().mergeLabels()
                ? new ReadTarget(
                        similar.merged(text),
                        false,
                        List.of("Merged as requested: %s.".formatted(similar.described())))
                : new ReadTarget(
                        column,
                        true,
                        List.of(
                                "Labels of the target differ in capitals or spaces alone: %s."
                                        .formatted(similar.described())));
    }
}
