package org.rekindle.cli.scan;

import picocli.CommandLine.ITypeConverter;

/** Leaves the name of an input as it is. */
final class SameText implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
        return text;
    }
}
