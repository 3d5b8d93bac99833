package org.rekindle.cli.options;

import org.rekindle.activation.Activation;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of an activation. */
public final class ActivationConverter implements ITypeConverter<Activation> {
    @Override
    public Activation convert(String name) {
        try {
            return Activation.named(new NameConverter().convert(name));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
