package org.rekindle.cli.scan;

import java.util.List;
import org.rekindle.cli.options.UsageException;
import org.rekindle.onnx.census.ModelCensus;
import org.rekindle.onnx.census.RectifierCensus;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.proof.Certificates;
import org.rekindle.onnx.proof.InputBox;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.runtime.FeatureRanges;

/** From the range that the user gives to proofs over it. */
public final class Proofs {
    private Proofs() {}

    /**
     * The proofs that a scan shows. If nobody gave a range and every unit has fired, none is
     * sought: a unit that fires on a finite input is not dead for every input.
     */
    static Certificates prove(
            Model model,
            List<Rectifier> rectifiers,
            InputRange range,
            OpenedProbe opened,
            ModelCensus census) {
        return range.isUnbounded() && allFired(census)
                ? Certificates.none()
                : prove(model, rectifiers, range, opened);
    }

    private static boolean allFired(ModelCensus census) {
        return census.layers().stream()
                .allMatch(
                        layer ->
                                layer.ran()
                                        && layer.units().stream()
                                                .allMatch(unit -> unit.fired() > 0));
    }

    public static Certificates prove(
            Model model, List<Rectifier> rectifiers, InputRange range, OpenedProbe opened) {
        return Certificates.prove(model, box(range, opened), rectifiers);
    }

    /** How many units are proved dead. */
    static int proved(ModelCensus census, Certificates certificates) {
        return census.layers().stream()
                .mapToInt(layer -> certificates.dead(layer.rectifier()).size())
                .sum();
    }

    /** How many of them fired all the same, which happens only on samples outside of the range. */
    static long refuted(ModelCensus census, Certificates certificates) {
        return census.layers().stream()
                .filter(RectifierCensus::isByGraph)
                .mapToLong(
                        layer ->
                                certificates.dead(layer.rectifier()).stream()
                                        .filter(unit -> layer.units().get(unit).fired() > 0)
                                        .count())
                .sum();
    }

    /** A sentence about those, or nothing. */
    public static String refutation(ModelCensus census, Certificates certificates) {
        long refuted = refuted(census, certificates);
        return refuted == 0
                ? ""
                : "%,d units that are proved dead did fire, so some samples lie outside the given range."
                        .formatted(refuted);
    }

    private static InputBox box(InputRange range, OpenedProbe opened) {
        if (range.ofData()) {
            if (opened.isNoise()) {
                throw new UsageException(
                        "--input-range data needs --data; for --random give two numbers such as 0,1");
            }
            FeatureRanges ranges = FeatureRanges.of(opened.probe());
            return InputBox.perFeature(ranges.lows(), ranges.highs());
        }
        return range.fixed()
                .map(ends -> InputBox.uniform(ends.low(), ends.high()))
                .orElseGet(InputBox::unbounded);
    }
}
