package org.rekindle.view;

import java.util.regex.Pattern;

/** A word of a command that a user can paste into a shell. */
public final class ShellWord {
    private static final char DELETE = 0x7f;

    private static final Pattern PLAIN = Pattern.compile("[\\w./@%+:,-][\\w./~@%+=:,-]*");

    private ShellWord() {}

    /**
     * The word, quoted if a shell needs it. The result is always one line: line breaks are written
     * as escapes, which need another kind of quotes.
     */
    public static String quoted(String word) {
        if (PLAIN.matcher(word).matches()) {
            return word;
        }
        return word.chars().anyMatch(Character::isISOControl)
                ? "$'" + escaped(word) + "'"
                : "'" + word.replace("'", "'\\''") + "'";
    }

    private static String escaped(String word) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '\\' || c == '\'') {
                text.append('\\').append(c);
            } else if (c < ' ' || c == DELETE) {
                // Three octal digits, so that a following digit is not read as part of the escape.
                text.append("\\%03o".formatted((int) c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
