package org.rekindle.run.watched;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code run.json} of a watched run.
 *
 * @param format the version of the run format
 * @param command {@value #COMMAND}
 * @param framework what trained
 * @param program how to start it again; null where that is not possible
 * @param layers the layers whose units are counted, the one next to the input first
 * @param optimizer null where it was not given
 * @param seed of the program; null where it set none
 * @param devices such as {@code cpu}
 * @param notCounted what was seen and not counted
 * @param experiment what the recorder changed; null in a run of the user's own
 * @param experimentRefused what it was asked to change, and could not; null for nothing
 */
public record WatchedDocument(
        int format,
        String command,
        @Nullable Framework framework,
        @Nullable Invocation program,
        @Nullable List<Layer> layers,
        @Nullable Optimizer optimizer,
        @Nullable Long seed,
        @Nullable List<String> devices,
        @Nullable List<NotCounted> notCounted,
        @Nullable ExperimentDocument experiment,
        @Nullable List<Refused> experimentRefused) {

    /** The kind of run, as {@code command} says it. */
    public static final String COMMAND = "watched";

    /** The version that this program reads. */
    static final int FORMAT = 1;

    /** What trained, such as PyTorch. */
    public record Framework(String name, @Nullable String version) {}

    /**
     * A command.
     *
     * @param argv the program and its arguments
     * @param directory where it ran
     * @param environment the variables that matter
     */
    public record Invocation(
            List<String> argv, String directory, @Nullable Map<String, String> environment) {}

    /**
     * A layer with a rectifier.
     *
     * @param layer its name
     * @param kind of the layer, such as {@code Conv2d}; null where it is not known
     * @param units units or channels
     * @param activation such as {@code relu}
     */
    public record Layer(String layer, @Nullable String kind, int units, String activation) {}

    /** An optimizer, with a group of numbers for each group of parameters. */
    public record Optimizer(String name, @Nullable List<Group> groups) {}

    /** The numbers of an optimizer that matter here. */
    public record Group(@Nullable Double learningRate, @Nullable Double weightDecay) {}

    /** A layer that was seen and not counted. */
    public record NotCounted(String layer, String reason) {}

    /** A change that the recorder could not make. */
    public record Refused(String field, String reason) {}
}
