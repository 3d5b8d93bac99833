package org.rekindle.cli.scan;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A share of a whole.
 *
 * @param value 0 to 1
 */
record Share(double value) {

    /** Reads {@code 5%} and {@code 0.05}. */
    static final class Converter implements ITypeConverter<Share> {
        @Override
        public Share convert(String text) {
            boolean percent = text.endsWith("%");
            try {
                double number =
                        Double.parseDouble(
                                percent ? text.substring(0, text.length() - 1).strip() : text);
                double value = percent ? number / 100 : number;
                if (value >= 0 && value <= 1) {
                    return new Share(value);
                }
            } catch (NumberFormatException e) {
                // Falls through to the same message.
            }
            throw new TypeConversionException(
                    "\"%s\" is not a share; write 5%% or 0.05".formatted(text));
        }
    }
}
