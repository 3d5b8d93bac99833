package org.rekindle.serve;

import org.jspecify.annotations.Nullable;

/**
 * What one listener has not got yet: a place in something that all listeners share. It is asked
 * when there is room on the listener's connection and not before, so that nothing heaps up for one
 * that is slow.
 */
interface EventSource {
    /** The next event, or null while there is none. Called by one thread at a time, never waits. */
    byte @Nullable [] next();

    /** The listener is gone. */
    void close();
}
