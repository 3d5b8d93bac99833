package org.rekindle.cli.options;

import java.util.List;
import org.rekindle.activation.Activation;
import picocli.CommandLine.ITypeConverter;

/**
 * One or more activations that a study tries: the one of a name, or {@code all}.
 *
 * @param members them
 */
public record ActivationGroup(List<Activation> members) {
    private static final String ALL = "all";

    /** Copies the list. */
    public ActivationGroup {
        members = List.copyOf(members);
    }

    /** Reads a name. */
    public static final class Converter implements ITypeConverter<ActivationGroup> {
        @Override
        public ActivationGroup convert(String name) {
            return new NameConverter().convert(name).equals(ALL)
                    ? new ActivationGroup(Activation.all())
                    : new ActivationGroup(List.of(new ActivationConverter().convert(name)));
        }
    }
}
