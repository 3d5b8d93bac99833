package org.rekindle.cli;

import java.util.regex.Pattern;

/** A word of a command that a user can paste into a shell. */
final class ShellWord {
    private static final Pattern PLAIN = Pattern.compile("[\\w./~@%+=:,-]+");

    private ShellWord() {}

    static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
