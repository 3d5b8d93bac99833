package org.rekindle.data.table;

import java.util.ArrayList;
import java.util.List;
import org.rekindle.data.message.Names;
import org.rekindle.data.message.Sentence;

/** What was done to the inputs: columns report here, and the user reads it. */
public final class InputSteps {
    private final List<String> medians = new ArrayList<>();
    private final List<String> withoutValues = new ArrayList<>();
    private final List<String> oneHot = new ArrayList<>();
    private final List<String> missingText = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private final List<String> unseen = new ArrayList<>();

    /** A column's missing numbers were filled in; {@code rows} is how many. */
    void filledWithMedian(String column, int rows) {
        medians.add(Sentence.of("%s (%,d)", column, rows));
    }

    /** A column has no number in training that could stand for the missing ones. */
    void hasNoValues(String column) {
        withoutValues.add(column);
    }

    /** A text column became several inputs. */
    void encodedOneHot(String column, int inputs) {
        oneHot.add(Sentence.of("%s (%,d)", column, inputs));
    }

    /** A column's missing text became a category; {@code rows} is how many hold it. */
    void madeMissingACategory(String column, int rows) {
        missingText.add(Sentence.of("%s (%,d)", column, rows));
    }

    /** Of many categories the frequent ones became inputs, and one more stands for the others. */
    void joinedOthers(String column, int frequent, int all) {
        others.add(Sentence.of("%s (%,d of %,d)", column, frequent, all));
    }

    /** Some rows hold a category that training does not. */
    void metUnseenCategory(String column, int rows) {
        unseen.add(Sentence.of("%s (%,d)", column, rows));
    }

    /** One plain sentence for each kind of step that was taken. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        add(notes, "Missing numbers take the median of the training rows: ", medians);
        add(notes, "No training row has a number here, so 0 stands for it: ", withoutValues);
        add(notes, "Text becomes one input per category seen in training: ", oneHot);
        add(
                notes,
                "Of many values the frequent ones get an input each, all others share \"(other)\": ",
                others);
        add(notes, "Missing text is a category of its own, \"(missing)\": ", missingText);
        add(notes, "Rows with a category unseen in training are in none of its column's: ", unseen);
        return notes;
    }

    private static void add(List<String> notes, String step, List<String> columns) {
        if (!columns.isEmpty()) {
            notes.add(step + Names.abbreviate(columns) + ".");
        }
    }
}
