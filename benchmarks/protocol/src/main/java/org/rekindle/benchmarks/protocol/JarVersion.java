package org.rekindle.benchmarks.protocol;

import java.security.CodeSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of a library, which Maven puts into the name of its jar. */
public final class JarVersion {
    private static final Pattern VERSION = Pattern.compile("-(\\d[^/]*)\\.jar$");

    private JarVersion() {}

    /** Of the library that this class comes from, such as {@code 2.10.0-1.5.13}. */
    public static String of(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        Matcher version = VERSION.matcher(source == null ? "" : source.getLocation().getPath());
        return version.find() ? version.group(1) : "of unknown version";
    }
}
