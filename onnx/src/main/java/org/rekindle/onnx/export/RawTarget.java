package org.rekindle.onnx.export;

import java.util.List;
import org.rekindle.network.Task;

/**
 * What a network predicts, in the data's own terms.
 *
 * @param name what it is called
 * @param task whether it is a class or a quantity
 * @param classes the label of each class number; empty for a quantity
 * @param mean of a quantity, by which it was standardised; unused for classes
 * @param std its standard deviation; unused for classes
 */
public record RawTarget(String name, Task task, List<String> classes, double mean, double std) {
    /** Copies the list. */
    public RawTarget {
        classes = List.copyOf(classes);
    }

    /** How many outputs a network for it has. */
    int outputs() {
        return task == Task.CLASSIFICATION ? classes.size() : 1;
    }
}
