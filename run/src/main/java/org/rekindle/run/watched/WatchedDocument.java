package org.rekindle.run.watched;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rekindle.run.document.RunDocument;

/**
 * {@code run.json} of a watched run.
 *
 * @param format the version of the run format
 * @param command {@value #COMMAND}
 * @param versions of the recorder, the language and the framework
 * @param framework what trained
 * @param program how to start it again; null where that is not possible
 * @param obeysExperiments whether the recorder makes the change that a repeated run is for; null
 *     stands for true
 * @param layers the layers whose units are counted, the one next to the input first
 * @param optimizer null where it was not given
 * @param seed of the program; null where it set none
 * @param devices such as {@code cpu}
 * @param notCounted what was seen and not counted
 * @param budget the share of the time that the recorder may take
 * @param every that one of so many steps was to be counted; null for as many as the budget allows
 * @param care what the recorder did about dying units
 * @param lifeLines how many units the table of lives has; null where it has all
 * @param ended {@code closed}, {@code exit}, {@code experiment}, or {@code exception:} and its
 *     name; null while the program trains, and where it was killed
 * @param experiment what the recorder changed; null in a run of the user's own
 * @param experimentRefused what it was asked to change, and could not; null for nothing
 */
public record WatchedDocument(
        int format,
        String command,
        @Nullable Map<String, @Nullable String> versions,
        @Nullable Framework framework,
        @Nullable Invocation program,
        @Nullable Boolean obeysExperiments,
        @Nullable List<Layer> layers,
        @Nullable Optimizer optimizer,
        @Nullable Long seed,
        @Nullable List<String> devices,
        @Nullable List<NotCounted> notCounted,
        @Nullable Double budget,
        @Nullable Integer every,
        @Nullable String care,
        @Nullable LifeLines lifeLines,
        @Nullable String ended,
        @Nullable ExperimentDocument experiment,
        @Nullable List<Refused> experimentRefused) {

    /** The kind of run, as {@code command} says it. */
    public static final String COMMAND = "watched";

    /** The version that this program reads. */
    public static final int FORMAT = RunDocument.FORMAT;

    /** As the beginning of {@code ended}: the program failed. */
    private static final String EXCEPTION = "exception";

    /** Whether the program came to its end, and the recorder knew it. */
    public boolean finished() {
        return ended != null && !ended.startsWith(EXCEPTION);
    }

    /**
     * What trained.
     *
     * @param name such as {@code pytorch}
     * @param version null where it is not known
     */
    public record Framework(String name, @Nullable String version) {}

    /**
     * A command.
     *
     * @param argv the program and its arguments
     * @param directory where it ran
     * @param environment the variables that matter
     * @param startSeconds what it took before its training began; null where it is not known
     */
    public record Invocation(
            List<String> argv,
            String directory,
            @Nullable Map<String, String> environment,
            @Nullable Double startSeconds) {}

    /**
     * A layer with a rectifier.
     *
     * @param layer its name
     * @param kind of the layer, such as {@code Conv2d}; null where it is not known
     * @param units units or channels
     * @param activation such as {@code relu}
     * @param parameters of the activation, such as {@code negative_slope}
     * @param rectifier the module that rectifies its output; null where it is a function
     * @param inputs the layers that feed it; null where they are not known
     * @param fanIn inputs of a unit; null where it is not known
     */
    public record Layer(
            String layer,
            @Nullable String kind,
            int units,
            String activation,
            @Nullable Map<String, @Nullable Double> parameters,
            @Nullable String rectifier,
            @Nullable List<String> inputs,
            @Nullable Integer fanIn) {}

    /**
     * An optimizer.
     *
     * @param name such as {@code SGD}
     * @param groups the numbers for each group of parameters
     */
    public record Optimizer(String name, @Nullable List<Group> groups) {}

    /**
     * The numbers of an optimizer that matter here.
     *
     * @param learningRate at the start
     * @param momentum null where it has none
     * @param weightDecay null where it has none
     * @param parameters how many numbers it trains
     */
    public record Group(
            @Nullable Double learningRate,
            @Nullable Double momentum,
            @Nullable Double weightDecay,
            @Nullable Long parameters) {}

    /**
     * How many units the table of lives has.
     *
     * @param kept so many
     * @param of of so many that were counted
     */
    public record LifeLines(int kept, int of) {}

    /**
     * A layer that was seen and not counted.
     *
     * @param layer its name
     * @param reason why, in words
     */
    public record NotCounted(String layer, String reason) {}

    /**
     * A change that the recorder could not make.
     *
     * @param field of the experiment
     * @param reason why, in words
     */
    public record Refused(String field, String reason) {}
}
