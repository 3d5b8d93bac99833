package org.rekindle.text;

import java.util.List;

/** What is said of a name that does not exist: the name, and those that do. */
public final class UnknownName {
    private UnknownName() {}

    /**
     * A sentence such as {@code unknown loss "hinge"; known are cross_entropy, mse}.
     *
     * @param kind what the name should be of
     * @param name what came
     * @param known all names that exist
     */
    public static String message(String kind, String name, List<String> known) {
        return "unknown %s \"%s\"; known %s %s"
                .formatted(kind, name, known.size() == 1 ? "is" : "are", String.join(", ", known));
    }

    /** The same as an exception, ready to be thrown. */
    public static IllegalArgumentException of(String kind, String name, List<String> known) {
        return new IllegalArgumentException(message(kind, name, known));
    }
}
