package org.rekindle.serve;

/** The dashboard cannot be served as requested. The message is for the user. */
public final class DashboardException extends RuntimeException {
    DashboardException(String message) {
        super(message);
    }
}
