package org.rekindle.network;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From the name of an initializer, as it stands in commands and documents, to the initializer. */
final class InitializerName {
    private static final String NUMBER = "([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)";
    private static final Pattern ONE = Pattern.compile("(normal|constant):" + NUMBER);
    private static final Pattern TWO = Pattern.compile("uniform:" + NUMBER + "," + NUMBER);
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
                .or(() -> fixedScale(name))
                .orElseThrow(() -> unknown(name));
    }

    private static Optional<Initializer> fixedScale(String name) {
        Matcher one = ONE.matcher(name);
        Matcher two = TWO.matcher(name);
        try {
            if (one.matches()) {
                double number = Double.parseDouble(one.group(2));
                return Optional.of(
                        one.group(1).equals("normal")
                                ? FixedScale.normal(number)
                                : FixedScale.constant(number));
            }
            return two.matches()
                    ? Optional.of(
                            FixedScale.uniform(
                                    Double.parseDouble(two.group(1)),
                                    Double.parseDouble(two.group(2))))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException(
                "unknown init \"%s\"; known are %s"
                        .formatted(
                                name,
                                Stream.concat(
                                                Initializer.all().stream().map(Initializer::name),
                                                FORMS.stream())
                                        .collect(Collectors.joining(", "))));
    }
}
