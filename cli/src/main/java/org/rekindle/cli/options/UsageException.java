package org.rekindle.cli.options;

import java.util.function.Supplier;

/**
 * The user asked for something that cannot be done; the message says what, and what to do instead.
 * Exit code 2.
 */
public final class UsageException extends RuntimeException {
    public UsageException(String message) {
        super(message);
    }

    /** Makes a value of what the user gave, whose ranges the core checks. */
    public static <T> T check(Supplier<T> making) {
        try {
            return making.get();
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }
}
