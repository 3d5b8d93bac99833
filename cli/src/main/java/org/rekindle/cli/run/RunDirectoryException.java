package org.rekindle.cli.run;

/** A run directory cannot be written or read as asked; the message is for the user. */
public final class RunDirectoryException extends RuntimeException {
    RunDirectoryException(String message) {
        super(message);
    }
}
