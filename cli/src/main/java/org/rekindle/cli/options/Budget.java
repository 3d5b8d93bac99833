package org.rekindle.cli.options;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How long a study may take.
 *
 * @param seconds above 0
 */
public record Budget(double seconds) {

    /** Reads {@code 90}, {@code 60s}, {@code 5m}, {@code 1.5h}. */
    public static final class Converter implements ITypeConverter<Budget> {
        private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)([smh]?)");

        @Override
        public Budget convert(String text) {
            Matcher matcher = FORM.matcher(new NameConverter().convert(text));
            if (!matcher.matches() || Double.parseDouble(matcher.group(1)) == 0) {
                throw new TypeConversionException(
                        "\"%s\" is not a time; write 60s, 5m or 1h".formatted(text));
            }
            double number = Double.parseDouble(matcher.group(1));
            return switch (matcher.group(2)) {
                case "m" -> new Budget(number * 60);
                case "h" -> new Budget(number * 3600);
                default -> new Budget(number);
            };
        }
    }
}
