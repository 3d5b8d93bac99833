package org.rekindle.cli;

import java.util.Locale;

/** What is done about dying units while training goes on. */
enum CareMode {
    /** Nothing. */
    OFF,
    /** A line on stderr when deaths start. */
    WARN,
    /** Dead units are recycled at the end of every epoch, with a line on stderr. */
    CURE;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
