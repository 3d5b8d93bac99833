package org.rekindle.view;

import java.util.List;
import org.rekindle.run.document.RunDocument;

/**
 * The data of a run. Features and classes are counted instead of named, because there may be many.
 *
 * @param path the file
 * @param sha256 of its bytes
 * @param rows of the table
 * @param target the column that is predicted
 * @param task {@code classification} or {@code regression}
 * @param classes how many; 0 for regression
 * @param features how many inputs a network has
 * @param split how many rows are used for training, validation and test
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
        RunDocument.Split split,
        List<String> notes) {

    static DataView of(RunDocument.Data data) {
        return new DataView(
                data.path(),
                data.sha256(),
                data.rows(),
                data.target(),
                data.task(),
                data.classes().size(),
                data.features().size(),
                data.split(),
                data.notes());
    }
}
