package org.rekindle.cli.train;

import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.TypeConversionException;

/** What is done about dying units while training goes on. */
enum CareMode {
    /** Nothing. */
    OFF,
    /** A line on stderr when deaths start. */
    WARN,
    /** Dead units are recycled at the end of every epoch but the last, with a line on stderr. */
    CURE;

    static CareMode of(String id) {
        return Arrays.stream(values())
                .filter(mode -> mode.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                new TypeConversionException(
                                        "--care must be off, warn or cure, but is \"%s\""
                                                .formatted(id)));
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
