package org.rekindle.data.reading;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import org.rekindle.data.cell.DateForm;
import org.rekindle.data.cell.DurationForm;
import org.rekindle.data.cell.LimitNumber;
import org.rekindle.data.cell.MissingMarks;
import org.rekindle.data.cell.MixedUnits;
import org.rekindle.data.cell.NumberForm;
import org.rekindle.data.cell.Separators;
import org.rekindle.data.cell.UtcOffsets;
import org.rekindle.data.message.Names;
import org.rekindle.data.message.Sentence;
import org.rekindle.data.table.NumberTarget;
import org.rekindle.text.NumberText;

/** What the text of cells was taken for: columns report here, and the user reads it. */
public final class ReadingSteps {
    /** Stands before the example of a number in {@link #forms}. */
    static final String NUMBERS = "number ";

    /** Stands before the fields of a date in {@link #forms}. */
    static final String DATES = "date ";

    /** Stands before the example of a limit in {@link #forms}. */
    static final String LIMITS = "limit ";

    /** Stands before the example of a duration in {@link #forms}. */
    static final String DURATIONS = "duration ";

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.ENGLISH);

    private final MissingMarks marks;
    private final List<String> missing = new ArrayList<>();
    private final List<String> infinite = new ArrayList<>();
    private final List<String> numbers = new ArrayList<>();
    private final List<String> odd = new ArrayList<>();
    private final List<String> dates = new ArrayList<>();
    private final List<String> durations = new ArrayList<>();
    private final List<String> codes = new ArrayList<>();
    private final List<String> hints = new ArrayList<>();
    private final Set<String> suspects = new LinkedHashSet<>();
    private final Map<String, String> forms = new TreeMap<>();

    /**
     * @param marks for missing values that are looked for
     */
    ReadingSteps(MissingMarks marks) {
        this.marks = marks;
    }

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

    /** Text was read as plain numbers, apart from cells that are told by {@link #hasOddCells}. */
    void readOtherNumbers(String column) {
        forms.put(column, NUMBERS + Separators.PLAIN.example());
    }

    /**
     * Some cells of a column of numbers are limits, such as {@code <0.5}, and count as such.
     *
     * @param limits the different ones
     */
    void readLimits(String column, NumberForm form, List<String> limits, int rows) {
        forms.put(column, LIMITS + form.separators().example());
        String first = limits.get(0);
        hints.add(
                Sentence.of(
                        "Column \"%s\" holds limits (%s) in %s; each is read as the number behind or before its sign: \"%s\" is %s. If that is wrong, write numbers in their place.",
                        column,
                        quoted(limits),
                        NumberText.count(rows, "row"),
                        first,
                        NumberTarget.label(
                                form.read(LimitNumber.withoutSign(first)).orElseThrow())));
    }

    /** Text would be numbers, but too many cells are limits, or too few others differ. */
    void hasLimits(String column, List<String> limits) {
        hints.add(
                "Column \"%s\" stays text, as some of its numbers are limits (%s): if it is a quantity, write numbers in their place."
                        .formatted(column, quoted(limits)));
    }

    /**
     * A few cells of a column hold something else.
     *
     * @param others what all others are, such as "numbers"
     */
    void hasOddCells(String others, OddCells cells) {
        odd.add(
                "Column \"%s\" holds %s, but for %s, read as missing: correct the file if that is wrong."
                        .formatted(cells.all().name(), others, cells.described()));
    }

    /**
     * Text would be something else but for some cells.
     *
     * @param others what most cells are, such as "dates"
     */
    void staysText(String others, OddCells cells) {
        hints.add(
                "Column \"%s\" stays text, as it holds %s, but for %s: correct these cells, or leave them empty."
                        .formatted(cells.all().name(), others, cells.described()));
    }

    /** A mark for a missing value is frequent, and stays a word. */
    void keepsMark(String column, String mark, int rows) {
        suspects.add(MissingMarks.request(mark));
        hints.add(
                Sentence.of(
                        "\"%s\" is a value of \"%s\", not a missing one, as it stands in %s.",
                        mark, column, NumberText.count(rows, "row")));
    }

    /**
     * Text was read as dates.
     *
     * @param words the different dates
     */
    void readDates(String column, DateForm form, List<String> words, List<String> parts) {
        forms.put(column, DATES + form.fields());
        dates.add(
                "%s (%s%s)"
                        .formatted(
                                column,
                                form == DateForm.YEAR_MONTH_DAY
                                        ? ""
                                        : words.get(0) + " is " + form.described() + ": ",
                                String.join(", ", parts)));
        SortedSet<String> offsets = UtcOffsets.of(words);
        if (offsets.size() > 1) {
            boolean someHaveNone = offsets.remove("");
            hints.add(
                    "Time stamps in \"%s\" have %s: all are read in UTC%s."
                            .formatted(
                                    column,
                                    someHaveNone
                                            ? "an offset ("
                                                    + String.join(", ", offsets)
                                                    + ") in some cells alone"
                                            : "different offsets ("
                                                    + String.join(", ", offsets)
                                                    + ")",
                                    someHaveNone ? ", those without one as they stand" : ""));
        }
        form.undecided(words)
                .ifPresent(
                        word ->
                                hints.add(
                                        "Day and month cannot be told apart in \"%s\"; the month is taken to come first: %s is %s. If that is wrong, write the dates as year-month-day."
                                                .formatted(column, word, day(form, word))));
    }

    private static String day(DateForm form, String word) {
        return form.read(word).map(DAY::format).orElseThrow();
    }

    /**
     * Text was read as durations.
     *
     * @param words the different durations
     */
    void readDurations(String column, DurationForm form, List<String> words) {
        forms.put(column, DURATIONS + form.example());
        durations.add(
                Sentence.of(
                        "%s (%s is %s%s)",
                        column,
                        words.get(0),
                        NumberTarget.label(form.read(words.get(0)).orElseThrow()),
                        form.areSeconds(words) ? " seconds" : ", in the unit of the last part"));
    }

    /** Digits with leading zeros stay text; one of them is an example. */
    void readCodes(String column, String example) {
        codes.add("%s (such as %s)".formatted(column, example));
    }

    /** A number may stand for a missing value. */
    void hasSuspect(String column, SuspectNumber suspect) {
        suspects.add(suspect.mark());
        hints.add(
                Sentence.of(
                        "%s in %s of \"%s\" may stand for a missing value: it lies far from all other numbers there.",
                        suspect.mark(), NumberText.count(suspect.cells(), "cell"), column));
    }

    /** Text would be numbers if all had one unit. */
    void mixesUnits(String column, MixedUnits units) {
        hints.add(
                "Column \"%s\" stays text, as %s (%s): write all in one unit."
                        .formatted(
                                column,
                                units.someHaveNone()
                                        ? "some of its numbers have a unit and some have none"
                                        : "its numbers have different units",
                                quoted(units.examples())));
    }

    /** Text would be dates if all had one form. */
    void mixesDates(String column, List<String> examples) {
        hints.add(
                "Column \"%s\" stays text, as its dates are written in different ways (%s): write all as year-month-day."
                        .formatted(column, quoted(examples)));
    }

    private static String quoted(List<String> words) {
        return Names.abbreviate(words.stream().map("\"%s\""::formatted).toList());
    }

    /** What may stand for missing values, as a request names it. */
    public List<String> suspects() {
        return List.copyOf(suspects);
    }

    /** How the columns are written that are not plain, by name. */
    public Map<String, String> forms() {
        return forms;
    }

    /** One plain sentence for each kind of step that was taken. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>(odd);
        add(notes, marks.areMissing() + ": ", missing);
        add(notes, "Infinite numbers are read as missing: ", infinite);
        add(notes, "Text is read as numbers: ", numbers);
        add(notes, "Dates become numbers: ", dates);
        add(notes, "Durations become numbers: ", durations);
        add(notes, "Digits with leading zeros are codes, so they stay text: ", codes);
        notes.addAll(hints);
        return notes;
    }

    private static void add(List<String> notes, String step, List<String> columns) {
        if (!columns.isEmpty()) {
            notes.add(step + Names.abbreviate(columns) + ".");
        }
    }
}
