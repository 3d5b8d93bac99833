package org.rekindle.cli;

import java.util.List;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.proof.Certificates;
import org.rekindle.onnx.proof.InputBox;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.runtime.FeatureRanges;

/** From the range that the user gives to proofs over it. */
final class Proofs {
    private Proofs() {}

    static Certificates prove(
            Model model, List<Rectifier> rectifiers, InputRange range, OpenedProbe opened) {
        return Certificates.prove(model, box(range, opened), rectifiers);
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
