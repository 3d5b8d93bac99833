package org.rekindle.network;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rekindle.text.UnknownName;

/** From the name of an initializer, as it stands in commands and documents, to the initializer. */
final class InitializerName {
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");
    private static final List<String> FORMS =
            List.of("normal:STD", "uniform:LOW,HIGH", "constant:WEIGHT");

    private InitializerName() {}

    /**
     * @throws IllegalArgumentException when there is none; the message lists what is known
     */
    static Initializer read(String name) {
        return Initializer.all().stream()
                .filter(initializer -> initializer.name().equals(name))
                .findFirst()
                .orElseGet(() -> fixedScale(name));
    }

    private static Initializer fixedScale(String name) {
        int colon = name.indexOf(':');
        String distribution = colon < 0 ? "" : name.substring(0, colon);
        String numbers = name.substring(colon + 1);
        return switch (distribution) {
            case "normal" -> FixedScale.normal(numbers(name, numbers, FORMS.get(0), 1)[0]);
            case "uniform" -> {
                double[] bounds = numbers(name, numbers, FORMS.get(1), 2);
                yield FixedScale.uniform(bounds[0], bounds[1]);
            }
            case "constant" -> FixedScale.constant(numbers(name, numbers, FORMS.get(2), 1)[0]);
            default -> throw unknown(name);
        };
    }

    private static double[] numbers(String name, String text, String form, int count) {
        String[] parts = text.split(",", -1);
        if (parts.length != count) {
            throw new IllegalArgumentException(
                    "init \"%s\" must have the form %s".formatted(name, form));
        }
        for (String part : parts) {
            if (!NUMBER.matcher(part).matches()) {
                throw new IllegalArgumentException(
                        "init \"%s\" must have the form %s, but \"%s\" is not a finite number"
                                .formatted(name, form, part));
            }
        }
        return Arrays.stream(parts).mapToDouble(Double::parseDouble).toArray();
    }

    private static IllegalArgumentException unknown(String name) {
        return UnknownName.of(
                "init",
                name,
                Stream.concat(Initializer.all().stream().map(Initializer::name), FORMS.stream())
                        .toList());
    }
}
