package org.rekindle.cure;

/** What is the matter with a run. */
public enum Condition {
    /** Hardly a unit is dead. */
    HEALTHY,
    /** A few units are dead, by chance: with other seeds they are not. */
    CHANCE,
    /** Units never fired, in too few samples to call them dead. */
    INCONCLUSIVE,
    /** Units are dead, or the run diverged. */
    SICK
}
