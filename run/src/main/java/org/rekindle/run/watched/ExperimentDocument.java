package org.rekindle.run.watched;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rekindle.activation.Activation;
import org.rekindle.activation.ShapeParameter;
import org.rekindle.subject.Change;

/**
 * What the recorder is to change when the program is started again. A field that is null changes
 * nothing.
 *
 * @param out the run directory of the experiment
 * @param seedShift is added to every seed of the program
 * @param otherBatches whether shuffling starts from another seed, with the same initial weights
 * @param untilEpoch the program ends after this epoch
 * @param learningRateFactor every learning rate is multiplied by this
 * @param init how weights and biases are initialized
 * @param standardizeInputs whether inputs get mean 0 and standard deviation 1
 * @param weightDecay every weight decay
 * @param activation of the hidden units
 * @param care {@code recycle}: dead units are recycled after every epoch
 * @param gradientClip the largest norm of the gradient
 * @param warmUpSteps over so many steps the learning rate grows to its full size
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExperimentDocument(
        @Nullable String out,
        @Nullable Long seedShift,
        @Nullable Boolean otherBatches,
        @Nullable Integer untilEpoch,
        @Nullable Double learningRateFactor,
        @Nullable Start init,
        @Nullable Boolean standardizeInputs,
        @Nullable Double weightDecay,
        @Nullable Swap activation,
        @Nullable String care,
        @Nullable Double gradientClip,
        @Nullable Integer warmUpSteps) {

    /** An activation by name, with its parameter. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Swap(
            String name,
            @Nullable Float negativeSlope,
            @Nullable Float alpha,
            @Nullable Float beta) {
        private static Swap of(Activation activation) {
            return new Swap(
                    activation.name(),
                    parameter(activation, "negative_slope"),
                    parameter(activation, "alpha"),
                    parameter(activation, "beta"));
        }

        private static @Nullable Float parameter(Activation activation, String name) {
            return activation
                    .parameter()
                    .filter(parameter -> parameter.name().equals(name))
                    .map(ShapeParameter::value)
                    .orElse(null);
        }
    }

    /**
     * How weights and biases start.
     *
     * @param name the initializer, such as {@code he_normal}
     * @param bias of every unit
     */
    public record Start(String name, float bias) {}

    /** The fields of a change and of what is done besides. */
    static ExperimentDocument of(
            Change change, ProgramCare besides, long seedShift, int untilEpoch) {
        return new ExperimentDocument(
                null,
                seedShift == 0 ? null : seedShift,
                change.otherBatches() ? true : null,
                untilEpoch,
                change.learningRateFactor().isPresent()
                        ? change.learningRateFactor().getAsDouble()
                        : null,
                change.start()
                        .map(start -> new Start(start.initializer().name(), start.bias()))
                        .orElse(null),
                change.standardizeInputs() ? true : null,
                change.noWeightDecay() ? 0.0 : null,
                change.activation().map(Swap::of).orElse(null),
                besides.recycle() ? "recycle" : null,
                besides.gradientClip().isPresent() ? besides.gradientClip().getAsDouble() : null,
                besides.warmUpSteps().isPresent() ? besides.warmUpSteps().getAsInt() : null);
    }

    /** The same experiment in a folder. */
    ExperimentDocument into(String folder) {
        return with(Optional.of(folder));
    }

    /** The same experiment wherever it is. */
    ExperimentDocument anywhere() {
        return with(Optional.empty());
    }

    private ExperimentDocument with(Optional<String> folder) {
        return new ExperimentDocument(
                folder.orElse(null),
                seedShift,
                otherBatches,
                untilEpoch,
                learningRateFactor,
                init,
                standardizeInputs,
                weightDecay,
                activation,
                care,
                gradientClip,
                warmUpSteps);
    }
}
