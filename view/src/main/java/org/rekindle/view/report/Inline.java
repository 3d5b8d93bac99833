package org.rekindle.view.report;

import java.util.Locale;

/** Text that goes into a page instead of a file beside it. It must not close its HTML element. */
final class Inline {
    private Inline() {}

    /** A script of this program. */
    static String script(String text) {
        return without("</script", without("<!--", text));
    }

    /** A style sheet of this program. */
    static String style(String text) {
        return without("</style", text);
    }

    private static String without(String end, String text) {
        if (text.toLowerCase(Locale.ROOT).contains(end)) {
            throw new IllegalStateException("a resource of the program contains " + end);
        }
        return text;
    }
}
