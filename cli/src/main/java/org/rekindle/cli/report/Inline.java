package org.rekindle.cli.report;

import java.util.Locale;
import org.rekindle.cli.run.Json;

/** What stands within a page instead of in a file beside it, and must not end its element. */
final class Inline {
    private Inline() {}

    /**
     * JSON for a {@code <script>}. A {@code <} can only be part of a string there, and could end
     * the script or begin a comment in it; U+2028 and U+2029 end a line for some readers. All are
     * written as JSON's escapes, which mean the same.
     */
    static String json(Object document) {
        return Json.line(document)
                .replace("<", "\\u003c")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

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
