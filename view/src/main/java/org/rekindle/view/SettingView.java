package org.rekindle.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.stream.IntStream;
import org.rekindle.census.LayerSummary;
import org.rekindle.run.document.StandingDocument;
import org.rekindle.study.Standing;

/**
 * How well a setting did, and in which layers units fell silent.
 *
 * @param standing as in {@code recommendation.json}
 * @param layers the same shares for each hidden layer, from the input on
 */
public record SettingView(@JsonUnwrapped StandingDocument standing, List<LayerShare> layers) {

    /**
     * A layer, over the trials that ran to their end.
     *
     * @param layer its name
     * @param dead the mean share of its units that are dead
     * @param stuckNegative the mean share of its units that never fire and still learn
     * @param inconclusive the mean share of its units that never fired, in too few samples
     */
    public record LayerShare(
            String layer, double dead, double stuckNegative, double inconclusive) {}

    static SettingView of(Standing standing) {
        List<LayerSummary> layers = standing.trials().get(0).layers();
        return new SettingView(
                StandingDocument.of(standing),
                IntStream.range(0, layers.size())
                        .mapToObj(layer -> share(standing, layer, layers.get(layer).layer()))
                        .toList());
    }

    private static LayerShare share(Standing standing, int layer, String name) {
        return new LayerShare(
                name,
                standing.layerShare(layer, LayerSummary::dead),
                standing.layerShare(layer, LayerSummary::stuckNegative),
                standing.layerShare(layer, LayerSummary::inconclusive));
    }
}
