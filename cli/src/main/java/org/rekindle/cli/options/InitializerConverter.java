package org.rekindle.cli.options;

import org.rekindle.network.Initializer;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of an initializer. */
public final class InitializerConverter implements ITypeConverter<Initializer> {
    /** All names, for help. */
    public static final String NAMES =
            "he_normal, he_uniform, xavier_normal, xavier_uniform, lecun_normal, rai, normal:STD, uniform:LOW,HIGH or constant:WEIGHT";

    @Override
    public Initializer convert(String name) {
        try {
            return Initializer.named(new NameConverter().convert(name));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
