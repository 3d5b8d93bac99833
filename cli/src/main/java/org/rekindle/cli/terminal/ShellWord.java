package org.rekindle.cli.terminal;

import java.util.regex.Pattern;

/** A word of a command that a user can paste into a shell. */
public final class ShellWord {
    private static final Pattern PLAIN = Pattern.compile("[\\w./~@%+=:,-]+");

    private ShellWord() {}

    /** The word, quoted where a shell would not take it as it stands. */
    public static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
