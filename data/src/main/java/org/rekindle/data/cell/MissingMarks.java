package org.rekindle.data.cell;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.rekindle.data.message.Names;

/**
 * The texts that stand for "no value". Capitals and spaces around them make no difference. Blank
 * text is always missing.
 *
 * @param marks in lower case
 * @param named those of them that the user named: they stand for "no value" wherever they are,
 *     however often
 */
public record MissingMarks(Set<String> marks, Set<String> named) {
    /** The word that a request writes to switch the usual marks off. */
    public static final String NONE = "none";

    /**
     * What pandas, R, Excel, SQL, Stata, SAS and people write.
     *
     * <p>{@code 1.#qnan} and {@code 1.#ind} are what old C libraries of Windows print for NaN.
     */
    public static final MissingMarks USUAL =
            new MissingMarks(
                    new LinkedHashSet<>(
                            List.of(
                                    "na",
                                    "n/a",
                                    "#n/a",
                                    "n.a.",
                                    "<na>",
                                    "nan",
                                    "-nan",
                                    "nat",
                                    "null",
                                    "none",
                                    "missing",
                                    "(missing)",
                                    "?",
                                    "-",
                                    "--",
                                    "---",
                                    "\u2013", // an en dash, as word processors make of a hyphen
                                    "\u2014", // an em dash
                                    ".",
                                    "..",
                                    "\\n",
                                    "#div/0!",
                                    "#value!",
                                    "#num!",
                                    "#null!",
                                    "#ref!",
                                    "#name?",
                                    "1.#qnan",
                                    "-1.#ind",
                                    "1.#ind")),
                    Set.of());

    /** Those of them that are also plain English words, and may be a category or a class. */
    private static final Set<String> WORDS = Set.of("none", "missing");

    /** Copies the sets. */
    public MissingMarks {
        marks = Set.copyOf(marks);
        named = Set.copyOf(named);
    }

    /**
     * The usual marks, and more.
     *
     * @param requested marks to add; where one of them is {@link #NONE}, the usual ones are left
     *     out
     */
    public static MissingMarks of(List<String> requested) {
        if (requested.isEmpty()) {
            return USUAL;
        }
        Set<String> marks = new LinkedHashSet<>();
        if (!requested.contains(NONE)) {
            marks.addAll(USUAL.marks);
        }
        Set<String> named =
                requested.stream()
                        .filter(mark -> !mark.equals(NONE))
                        .map(MissingMarks::normal)
                        .collect(Collectors.toSet());
        marks.addAll(named);
        return new MissingMarks(marks, named);
    }

    /**
     * How a request names a mark: as it stands, but {@link #NONE} in capitals, as in small letters
     * it switches the usual marks off.
     */
    public static String request(String mark) {
        return mark.strip().equals(NONE) ? "None" : mark.strip();
    }

    /** Whether the user named a mark. */
    public boolean isNamed(String text) {
        return named.contains(normal(text));
    }

    /** What they are, for the user: the usual ones by two examples, and all that were added. */
    public String areMissing() {
        List<String> added =
                marks.stream().filter(mark -> !USUAL.marks.contains(mark)).sorted().toList();
        boolean usual = marks.containsAll(USUAL.marks);
        if (added.isEmpty()) {
            return (usual ? "Marks such as NA or ?" : "Blanks") + " are read as missing";
        }
        String names = Names.abbreviate(added);
        if (usual) {
            return "Marks such as NA or ?, also " + names + ", are read as missing";
        }
        return added.size() == 1
                ? "The mark " + names + " alone is read as missing"
                : "Only the marks " + names + " are read as missing";
    }

    /** Whether a text says that there is no value. */
    public boolean contains(String text) {
        String normal = normal(text);
        return normal.isEmpty() || marks.contains(normal);
    }

    /** Whether a mark is a plain English word, such as "none". */
    public static boolean isWord(String mark) {
        return WORDS.contains(normal(mark));
    }

    /** Whether a usual mark begins with a letter, so that it may be a name: NA for Namibia. */
    public static boolean isLetters(String mark) {
        String normal = normal(mark);
        return USUAL.marks.contains(normal) && Character.isLetter(normal.charAt(0));
    }

    private static String normal(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
