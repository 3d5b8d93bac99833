package org.rekindle.diagnosis;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is said of a whole run. Exactly one applies. */
public enum RunVerdict {
    /** It learns, and almost no unit is dead. */
    HEALTHY,
    /** Units are dead, and not by chance; and if the run fails, it fails because of them. */
    DEAD_RELUS,
    /** It fails, and dead units are not the reason. */
    NOT_LEARNING,
    /** The loss became NaN or infinite. */
    DIVERGED,
    /** Units never fired, in too few samples to call them dead. */
    INCONCLUSIVE;

    /** The name in documents, such as {@code dead_relus}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The verdict that has this name in documents. */
    public static Optional<RunVerdict> named(String id) {
        return Arrays.stream(values()).filter(verdict -> verdict.id().equals(id)).findFirst();
    }
}
