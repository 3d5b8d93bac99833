package org.rekindle.cli.scan;

import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads the number that fills an input. Negative infinity is one, as attention masks hold it; NaN
 * and positive infinity are none.
 */
final class FillConverter implements ITypeConverter<Double> {
    private static final String LEAST = "-Infinity";

    /** As Python and others write them. */
    private static final Map<String, String> WORDS =
            Map.of("-inf", LEAST, "-infinity", LEAST, "inf", "Infinity", "nan", "NaN");

    @Override
    public Double convert(String text) {
        String word = WORDS.getOrDefault(text.toLowerCase(Locale.ROOT), text);
        if (word.equals(LEAST)) {
            return Double.NEGATIVE_INFINITY;
        }
        double value;
        try {
            value = Double.parseDouble(word);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'%s' is not a double".formatted(text));
        }
        if (!Double.isFinite(value)) {
            throw new TypeConversionException(
                    "\"%s\" cannot fill an input; give a finite number or -inf".formatted(text));
        }
        return value;
    }
}
