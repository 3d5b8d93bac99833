package org.rekindle.onnx.prune;

/** Why units cannot be removed: a clause that completes "they stay, because". */
final class Obstacle extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    Obstacle(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
