package org.rekindle.serve;

import org.jspecify.annotations.Nullable;

/**
 * The events that one listener has not received yet: a position in a sequence that all listeners
 * share. It is asked only when the listener's connection has room, so that no queue grows for a
 * slow listener.
 */
interface EventSource {
    /**
     * The next event, or null while there is none. Called by one thread at a time. Never blocks.
     */
    byte @Nullable [] next();

    /** The listener is gone. */
    void close();
}
