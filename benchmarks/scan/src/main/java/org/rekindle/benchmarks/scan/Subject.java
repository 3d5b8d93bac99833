package org.rekindle.benchmarks.scan;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
     * @param dims lengths for free axes; those of other models' axes are left out
     */
    static Subject read(Path file, Map<String, Double> values, Map<String, Long> dims) {
        Model model = Model.read(file);
        List<ModelInput> inputs = ModelInput.of(model);
        Binding binding =
                new Binding(
                        inputs,
                        only(values, inputs.stream().map(ModelInput::name)),
                        only(dims, inputs.stream().flatMap(Subject::axes)));
        List<BoundInput> bound = binding.bindNoise();
        Map<String, Noise> noise =
                bound.stream()
                        .filter(input -> input.source() instanceof BoundInput.Noise)
                        .collect(Collectors.toMap(input -> input.input().name(), Noise::new));
        Subject unmeasured = new Subject(model, Rectifiers.of(model), bound, noise, 1);
        return new Subject(
                model, unmeasured.rectifiers, bound, noise, unmeasured.batchThatAScanChooses());
    }

    private static <V> Map<String, V> only(Map<String, V> all, Stream<String> names) {
        return names.distinct()
                .filter(all::containsKey)
                .collect(Collectors.toMap(Function.identity(), all::get));
    }

    /** The names of an input's axes, each as the model calls it and by its place. */
    private static Stream<String> axes(ModelInput input) {
        return IntStream.range(0, input.axes().size())
                .boxed()
                .flatMap(i -> Stream.of(input.axes().get(i).symbol(), input.name() + ":" + i));
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
