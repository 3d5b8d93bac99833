package org.rekindle.run;

/** Which Rekindle this is, as its jar says. */
public final class Version {
    private Version() {}

    /** Such as {@code 0.1.0}; {@code unknown} when the classes do not come from a jar. */
    public static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}
