package org.rekindle.benchmarks.scan;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rekindle.onnx.census.Scan;
import org.rekindle.onnx.census.ScanPlan;
import org.rekindle.onnx.input.Binding;
import org.rekindle.onnx.input.BoundInput;
import org.rekindle.onnx.input.Layout;
import org.rekindle.onnx.input.ModelInput;
import org.rekindle.onnx.input.Normalization;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.rectifier.Rectifiers;
import org.rekindle.onnx.runtime.Probe;

/**
 * The model that is measured, with what all passes over it share.
 *
 * @param model as it was read
 * @param rectifiers of the model
 * @param inputs what it is fed
 * @param noise for each input that is fed noise, by name
 * @param batch how many samples go into a run: as many as the scan chooses
 */
record Subject(
        Model model,
        List<Rectifier> rectifiers,
        List<BoundInput> inputs,
        Map<String, Noise> noise,
        int batch) {

    /**
     * Reads a model and lets a scan choose the batch size.
     *
     * @param values numbers for inputs by name; those of other models' inputs are left out
     * @param dims lengths for free axes
     */
    static Subject read(Path file, Map<String, Double> values, Map<String, Long> dims) {
        Model model = Model.read(file);
        List<ModelInput> inputs = ModelInput.of(model);
        Map<String, Double> own =
                inputs.stream()
                        .map(ModelInput::name)
                        .filter(values::containsKey)
                        .collect(Collectors.toMap(Function.identity(), values::get));
        List<BoundInput> bound = new Binding(inputs, own, dims).bindNoise();
        Map<String, Noise> noise =
                bound.stream()
                        .filter(input -> input.source() instanceof BoundInput.Noise)
                        .collect(Collectors.toMap(input -> input.input().name(), Noise::new));
        Subject unmeasured = new Subject(model, Rectifiers.of(model), bound, noise, 1);
        return new Subject(
                model, unmeasured.rectifiers, bound, noise, unmeasured.batchThatAScanChooses());
    }

    private int batchThatAScanChooses() {
        int fewest = probe(1).fixedBatch().orElse(1);
        ScanPlan plan = new ScanPlan(1, true, OptionalInt.empty());
        return new Scan(model, rectifiers, probe(fewest), plan).run(samples -> {}).batch();
    }

    /** Its samples, to be passed over again and again. */
    Probe probe(long samples) {
        return new Probe(
                inputs,
                input -> Objects.requireNonNull(noise.get(input.input().name())).feed(),
                Normalization.NONE,
                Layout.NCHW,
                samples);
    }
}
