package org.rekindle.view;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes commands for the user that run as they are written. */
public final class Program {
    private Program() {}

    /**
     * How the user started Rekindle, for a shell: {@code ./rekindle} in a checkout, {@code
     * rekindle} where it is on the PATH. The launcher sets it.
     */
    public static String name() {
        return ShellWord.quoted(System.getProperty("rekindle.command", "rekindle"));
    }

    /** A whole command, its words quoted where a shell needs it. */
    public static String command(String... words) {
        return name()
                + Arrays.stream(words)
                        .map(word -> " " + ShellWord.quoted(word))
                        .collect(Collectors.joining());
    }
}
