package org.rekindle.cli.options;

import java.util.Locale;
import org.rekindle.network.Initializer;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of an initializer. */
public final class InitializerConverter implements ITypeConverter<Initializer> {
    @Override
    public Initializer convert(String name) {
        try {
            return Initializer.named(name.strip().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
