package org.rekindle.serve;

/** Something that changes on the disk. */
interface Followed {
    /** Looks what is new; several threads may ask at a time. */
    void poll();
}
