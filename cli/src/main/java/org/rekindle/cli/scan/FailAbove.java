package org.rekindle.cli.scan;

import java.util.List;
import java.util.Optional;
import org.rekindle.onnx.census.ModelCensus;
import org.rekindle.onnx.census.RectifierCensus;
import org.rekindle.onnx.rectifier.Skipped;
import org.rekindle.text.NumberText;

/**
 * When a scan fails in continuous integration.
 *
 * @param share the largest share of dead units that is fine
 * @param allowUnscanned whether it may pass although no unit was counted or a part was not looked
 *     into
 */
record FailAbove(Share share, boolean allowUnscanned) {

    /** What is wrong, a sentence; empty where nothing is. */
    Optional<String> finding(ModelCensus census) {
        return tooManyDead(census)
                .or(() -> allowUnscanned ? Optional.empty() : unscanned(census))
                .or(() -> guessed(census));
    }

    /** Units that could not be judged count as dead. */
    private Optional<String> tooManyDead(ModelCensus census) {
        int inconclusive = census.inconclusive();
        int atMost = census.dead() + inconclusive;
        if (census.units() == 0 || (double) atMost / census.units() <= share.value()) {
            return Optional.empty();
        }
        String unsure =
                inconclusive == 0
                        ? ""
                        : " and %d could not be judged, together".formatted(inconclusive);
        return Optional.of(
                "of %d units %d are dead%s, more than the %s of --fail-above"
                        .formatted(
                                census.units(),
                                census.dead(),
                                unsure,
                                NumberText.percent(share.value())));
    }

    private static Optional<String> unscanned(ModelCensus census) {
        if (census.units() == 0) {
            return Optional.of(
                    "no unit was counted, so --fail-above cannot pass; add --allow-unscanned if that is right for this model");
        }
        List<Skipped> skipped = census.skipped();
        return skipped.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%d parts of the model were not looked into, the first is %s \"%s\" (%s), so --fail-above cannot pass; add --allow-unscanned if no unit of theirs matters"
                                .formatted(
                                        skipped.size(),
                                        skipped.get(0).op(),
                                        skipped.get(0).node(),
                                        skipped.get(0).reason()));
    }

    /** A guess is never let pass. */
    private static Optional<String> guessed(ModelCensus census) {
        List<String> nodes =
                census.layers().stream()
                        .filter(RectifierCensus::axisIsGuessed)
                        .map(layer -> layer.rectifier().title())
                        .toList();
        return nodes.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "which axis counts the units of %s is only guessed, so --fail-above cannot pass"
                                .formatted(nodes.get(0)));
    }
}
