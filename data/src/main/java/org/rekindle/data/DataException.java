package org.rekindle.data;

/**
 * A fault in the user's data or request. The message is complete and for the user: what was
 * expected, what was found and where, and what to do.
 */
public final class DataException extends RuntimeException {
    /** With one clear line for the user. */
    public DataException(String message) {
        super(inOneLine(message));
    }

    /** With one clear line for the user, and what led to it for whoever debugs. */
    public DataException(String message, Throwable cause) {
        super(inOneLine(message), cause);
    }

    /** Names and values from files may hold line breaks. */
    private static String inOneLine(String message) {
        return message.replaceAll("\\R", " ");
    }
}
