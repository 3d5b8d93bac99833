package org.rekindle.data.message;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Names in sentences: shortened, and the one that was probably meant. */
public final class Names {
    private static final int MOST = 20;

    private Names() {}

    /** The first ones, and how many more there are. */
    public static String abbreviate(List<String> names) {
        return abbreviate(names, ", ");
    }

    /** The first ones, with this between them, and how many more there are. */
    public static String abbreviate(List<String> names, String between) {
        if (names.size() <= MOST) {
            return String.join(between, names);
        }
        return String.join(between, names.subList(0, MOST))
                + Sentence.of(" and %,d more", names.size() - MOST);
    }

    /** The name itself; where it is not there, the only one that differs in capitals alone. */
    public static String inCapitalsOf(List<String> names, String wanted) {
        List<String> alike =
                names.contains(wanted)
                        ? List.of(wanted)
                        : names.stream().filter(wanted::equalsIgnoreCase).limit(2).toList();
        return alike.size() == 1 ? alike.get(0) : wanted;
    }

    /** A column that the user named and that is not there: what is there, and what was meant. */
    public static String unknownColumn(String wanted, List<String> names) {
        String meant =
                nearest(wanted, names)
                        .map(name -> "; did you mean \"%s\"?".formatted(name))
                        .orElse("");
        return "there is no column \"%s\"%s (the columns are %s)"
                .formatted(wanted, meant, abbreviate(names));
    }

    /** The name that takes the fewest edits, unless it takes more than it keeps. */
    private static Optional<String> nearest(String wanted, List<String> names) {
        return names.stream()
                .min(Comparator.comparingInt(name -> EditDistance.between(wanted, name)))
                .filter(
                        name ->
                                2 * EditDistance.between(wanted, name)
                                        <= Math.max(wanted.length(), name.length()));
    }
}
