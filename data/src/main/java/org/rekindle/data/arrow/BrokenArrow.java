package org.rekindle.data.arrow;

/** A file that says of itself what cannot be. */
final class BrokenArrow extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * @param message what is wrong, for whoever debugs
     */
    BrokenArrow(String message) {
        super(message);
    }
}
