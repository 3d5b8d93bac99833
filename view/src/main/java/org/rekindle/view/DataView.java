package org.rekindle.view;

import java.util.List;
import org.rekindle.run.document.RunDocument;

/**
 * What a run learnt from. Names of features and classes may be many, so they are counted.
 *
 * @param path the file
 * @param sha256 of its bytes
 * @param rows of the table
 * @param target the column that is predicted
 * @param task {@code classification} or {@code regression}
 * @param classes how many; 0 for regression
 * @param features how many inputs a network has
 * @param split how many rows are for what
 * @param notes each step of the preparation, in plain words
 */
public record DataView(
        String path,
        String sha256,
        int rows,
        String target,
        String task,
        int classes,
        int features,
        Split split,
        List<String> notes) {

    /**
     * How many rows are for what.
     *
     * @param train rows that gradients come from
     * @param validation rows that choices are made on
     * @param test rows for the winner alone
     */
    public record Split(int train, int validation, int test) {}

    static DataView of(RunDocument.Data data) {
        return new DataView(
                data.path(),
                data.sha256(),
                data.rows(),
                data.target(),
                data.task(),
                data.classes().size(),
                data.features().size(),
                new Split(data.split().train(), data.split().validation(), data.split().test()),
                data.notes());
    }
}
