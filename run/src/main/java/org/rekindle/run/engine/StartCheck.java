package org.rekindle.run.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rekindle.network.GivenWeights;
import org.rekindle.network.Initializer;
import org.rekindle.run.RunException;

/** Refuses a start that does not go with the rest of a request. */
final class StartCheck {
    private StartCheck() {}

    /**
     * Checks what needs no data: the splits and the biases.
     *
     * @throws RunException when rows that are not split shall be split several times, or biases are
     *     asked to start at two places
     */
    static void check(RunRequest request) {
        if (request.splits() > 1 && !request.preparation().split()) {
            throw new RunException(
                    RunException.Reason.SPLITS_OF_UNSPLIT_ROWS,
                    String.format(
                            Locale.ROOT,
                            "a study over %d splits needs rows that are split",
                            request.splits()));
        }
        RequestedNetwork network = request.network();
        if (!network.biases() && network.biasInit() != 0) {
            throw new RunException(
                    RunException.Reason.NO_BIASES,
                    "a network without biases cannot have them start at " + network.biasInit());
        }
        for (Initializer initializer : request.space().initializers()) {
            if (network.biasInit() != 0 && initializer.drawsBiases()) {
                throw new RunException(
                        RunException.Reason.INITIALIZER_DRAWS_BIASES,
                        initializer instanceof GivenWeights
                                ? "the given weights say where the biases start, so they cannot start elsewhere"
                                : "%s draws the biases itself, so they cannot start elsewhere"
                                        .formatted(initializer.name()));
            }
            if (!network.biases()
                    && initializer instanceof GivenWeights given
                    && given.hasBiases()) {
                throw new RunException(
                        RunException.Reason.NO_BIASES,
                        "the given weights have biases that are not 0");
            }
        }
    }

    /**
     * The weights that the run starts from; empty where they are drawn.
     *
     * @throws RunException when they are for another network than the table needs
     */
    static Optional<GivenWeights> given(RunRequest request, LoadedData data) {
        Optional<GivenWeights> given =
                request.space().initializers().stream()
                        .filter(GivenWeights.class::isInstance)
                        .map(GivenWeights.class::cast)
                        .findFirst();
        given.filter(
                        weights ->
                                !weights.fits(
                                        request.network().shape(data.inputs(), data.outputs())))
                .ifPresent(weights -> refuse(weights, request, data));
        return given;
    }

    private static void refuse(GivenWeights weights, RunRequest request, LoadedData data) {
        List<Integer> hidden = weights.hidden();
        List<String> wrong = new ArrayList<>();
        if (weights.inputs() != data.inputs()) {
            wrong.add(
                    wrong(
                            "hidden_1",
                            hidden.get(0),
                            data.inputs(),
                            hidden.get(0),
                            weights.inputs()));
        }
        if (weights.outputs() != data.outputs()) {
            int last = hidden.get(hidden.size() - 1);
            wrong.add(wrong("output", data.outputs(), last, weights.outputs(), last));
        }
        throw new RunException(
                String.format(
                        Locale.ROOT,
                        "the weights to start from are for %s, but this table and these options need %s%s; give weights of that shape",
                        weights.description(),
                        request.network().shape(data.inputs(), data.outputs()),
                        wrong.isEmpty() ? "" : ": " + String.join(", and ", wrong)));
    }

    private static String wrong(String layer, int units, int inputs, int given, int givenInputs) {
        return String.format(
                Locale.ROOT,
                "the weights of %s must have the shape [%d, %d], but have [%d, %d]",
                layer,
                units,
                inputs,
                given,
                givenInputs);
    }
}
