package org.rekindle.serve;

/** Something on the disk that changes. */
interface Followed {
    /** Looks for changes. Thread-safe. */
    void poll();
}
