package org.rekindle.data.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rekindle.data.cell.DateForm;
import org.rekindle.data.cell.NumberForm;
import org.rekindle.data.cell.Separators;
import org.rekindle.data.message.Names;
import org.rekindle.data.message.Sentence;

/** What the text of cells was taken for: columns report here, and the user reads it. */
public final class ReadingSteps {
    /** Stands before the example of a number in {@link #forms}. */
    static final String NUMBERS = "number ";

    /** Stands before the fields of a date in {@link #forms}. */
    static final String DATES = "date ";

    private final List<String> missing = new ArrayList<>();
    private final List<String> infinite = new ArrayList<>();
    private final List<String> numbers = new ArrayList<>();
    private final List<String> odd = new ArrayList<>();
    private final List<String> dates = new ArrayList<>();
    private final Map<String, String> forms = new TreeMap<>();

    /** Some cells hold a mark for a missing value. */
    void hasMarks(String column, int rows) {
        missing.add(Sentence.of("%s (%,d)", column, rows));
    }

    /** Some numbers are infinite, and count as missing. */
    void hasInfinities(String column, int rows) {
        infinite.add(Sentence.of("%s (%,d)", column, rows));
    }

    /** Text was read as numbers. */
    void readNumbers(String column, NumberForm form) {
        List<String> how = new ArrayList<>();
        if (form.separators() != Separators.PLAIN) {
            how.add("as in " + form.separators().example());
        }
        if (!form.marks().isEmpty()) {
            how.add("with " + String.join(", ", form.marks()));
        }
        forms.put(column, NUMBERS + form.separators().example());
        numbers.add(how.isEmpty() ? column : column + " (" + String.join(", ", how) + ")");
    }

    /** A few cells of a column of numbers hold something else. */
    void hasOddCells(String column, List<String> words, int rows) {
        odd.add(
                "Column \"%s\" holds numbers, but for %s in %s, read as missing: correct the file if that is wrong."
                        .formatted(
                                column,
                                Names.abbreviate(words.stream().map("\"%s\""::formatted).toList()),
                                Names.count(rows, "row")));
    }

    /** Text was read as dates. */
    void readDates(String column, DateForm form, List<String> parts) {
        forms.put(column, DATES + form.fields());
        dates.add(
                "%s (%s%s)"
                        .formatted(
                                column,
                                form == DateForm.YEAR_MONTH_DAY ? "" : form.fields() + ": ",
                                String.join(", ", parts)));
    }

    /** How the columns are written that are not plain, by name. */
    public Map<String, String> forms() {
        return forms;
    }

    /** One plain sentence for each kind of step that was taken. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>(odd);
        add(notes, "Marks such as NA or ? are read as missing: ", missing);
        add(notes, "Infinite numbers are read as missing: ", infinite);
        add(notes, "Text is read as numbers: ", numbers);
        add(notes, "Dates become numbers: ", dates);
        return notes;
    }

    private static void add(List<String> notes, String step, List<String> columns) {
        if (!columns.isEmpty()) {
            notes.add(step + Names.abbreviate(columns) + ".");
        }
    }
}
