package org.rekindle.cli.options;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;

/** Reads a name that Rekindle knows, such as {@code cosine}. Capitals make no difference. */
public final class NameConverter implements ITypeConverter<String> {
    @Override
    public String convert(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
