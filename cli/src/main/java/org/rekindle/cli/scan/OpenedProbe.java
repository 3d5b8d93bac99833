package org.rekindle.cli.scan;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.rekindle.cli.run.PreparationMetadata;
import org.rekindle.cli.terminal.ProgressLine;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.data.array.SampleArray;
import org.rekindle.data.file.Samples;
import org.rekindle.data.sample.SampleFile;
import org.rekindle.data.sample.SampleRequest;
import org.rekindle.onnx.census.ModelCensus;
import org.rekindle.onnx.input.Axis;
import org.rekindle.onnx.input.Binding;
import org.rekindle.onnx.input.BoundInput;
import org.rekindle.onnx.input.Feed;
import org.rekindle.onnx.input.Layout;
import org.rekindle.onnx.input.ModelInput;
import org.rekindle.onnx.input.NoiseFeed;
import org.rekindle.onnx.input.OfferedArray;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.model.ModelException;
import org.rekindle.onnx.runtime.Probe;
import org.rekindle.random.Seed;
import org.rekindle.run.document.Json;

/**
 * What a model is run on, with where it comes from.
 *
 * @param probe ready to be opened
 * @param source for the user: the file, or that it is noise
 * @param file of the data; null for noise
 */
public record OpenedProbe(Probe probe, String source, @Nullable SampleFile file) {
    private static final int GREY = 1;
    private static final int COLOUR = 3;

    public static OpenedProbe open(ProbeOptions options, Model model) {
        List<ModelInput> inputs = ModelInput.of(model);
        Binding binding = new Binding(inputs, options.values(), options.dims());
        Path data = options.data();
        return data == null
                ? noise(options, inputs.get(0), binding)
                : data(options, model, data, inputs.get(0), binding);
    }

    /** Whether the samples are noise. */
    public boolean isNoise() {
        return file == null;
    }

    /** What the samples are, for sentences. */
    String scope() {
        return isNoise() ? "noise" : "these data";
    }

    /** Progress over its samples. */
    public ProgressLine progress(Terminal terminal) {
        int total = (int) Math.min(Integer.MAX_VALUE, probe.samples());
        return new ProgressLine(terminal, "sample", total, 0);
    }

    /**
     * How many samples a census stands on: all, where those that were left out would not matter.
     */
    long samples(ModelCensus census) {
        return census.settled() ? probe.samples() : census.samples();
    }

    /**
     * For documents: where the samples come from, and how many a census stands on. This reads the
     * whole file once more, for its hash.
     */
    public ScanDocument.Probe document(ModelCensus census) {
        return new ScanDocument.Probe(
                source,
                file == null ? null : file.sha256(),
                samples(census),
                census.samples(),
                census.batch());
    }

    private static OpenedProbe noise(ProbeOptions options, ModelInput first, Binding binding) {
        List<BoundInput> bound = binding.bindNoise();
        Probe probe =
                new Probe(
                        bound,
                        input -> noise(options, input),
                        options.normalization(),
                        layout(options, first),
                        options.random());
        return new OpenedProbe(probe, "noise", null);
    }

    private static Feed noise(ProbeOptions options, BoundInput input) {
        RandomGenerator random = Seed.of(options.seed()).child(input.input().name()).generator();
        return options.inputRange()
                .fixed()
                .map(ends -> NoiseFeed.uniform(random, ends.low(), ends.high(), input.sampleSize()))
                .orElseGet(() -> NoiseFeed.normal(random, input.sampleSize()));
    }

    private static OpenedProbe data(
            ProbeOptions options, Model model, Path path, ModelInput first, Binding binding) {
        Layout layout = layout(options, first);
        SampleRequest request =
                new SampleRequest(
                        features(model),
                        options.drop(),
                        channels(first, layout),
                        0,
                        0,
                        PreparationMetadata.read(model::metadata));
        SampleFile file = Samples.open(path, request);
        List<OfferedArray> arrays =
                file.arrays().stream()
                        .map(array -> new OfferedArray(array.name(), array.shape()))
                        .toList();
        List<BoundInput> bound = binding.bind(arrays);
        Probe probe =
                new Probe(
                        bound,
                        input -> feed(file, input),
                        options.normalization(),
                        layout,
                        options.taken(samples(file, bound)));
        return new OpenedProbe(probe, path.toString(), file);
    }

    private static Feed feed(SampleFile file, BoundInput input) {
        String name =
                input.source() instanceof BoundInput.Samples samples
                        ? samples.array()
                        : ((BoundInput.Shared) input.source()).array();
        return new StreamFeed(file.stream(name), array(file, name).samples());
    }

    private static SampleArray array(SampleFile file, String name) {
        return file.arrays().stream()
                .filter(array -> array.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** As many as every array has that is counted by samples; one where none is. */
    private static long samples(SampleFile file, List<BoundInput> bound) {
        List<Long> counts =
                bound.stream()
                        .filter(input -> input.source() instanceof BoundInput.Samples)
                        .map(input -> ((BoundInput.Samples) input.source()).array())
                        .map(name -> array(file, name).samples())
                        .distinct()
                        .toList();
        if (counts.size() > 1) {
            throw new ModelException(
                    "%s: its arrays hold different numbers of samples (%s); they must be the same"
                            .formatted(file.path(), counts));
        }
        return counts.isEmpty() ? 1 : counts.get(0);
    }

    /** The names that Rekindle leaves in the models that it exports; of others there are none. */
    private static List<String> features(Model model) {
        Optional<String> names = model.metadata("features");
        try {
            return names.isPresent() ? Json.readTexts(names.get()) : List.of();
        } catch (JsonProcessingException e) {
            // Some other program's metadata of the same name.
            return List.of();
        }
    }

    private static Layout layout(ProbeOptions options, ModelInput input) {
        if (options.layout() != null) {
            return options.layout();
        }
        List<Axis> axes = input.sampleAxes();
        boolean last = axes.size() == COLOUR && isChannels(axes.get(2)) && !isChannels(axes.get(0));
        return last ? Layout.NHWC : Layout.NCHW;
    }

    private static boolean isChannels(Axis axis) {
        return axis.size() == GREY || axis.size() == COLOUR;
    }

    private static int channels(ModelInput input, Layout layout) {
        List<Axis> axes = input.sampleAxes();
        boolean image = axes.size() == COLOUR;
        return image && axes.get(layout.channelAxis(axes.size())).size() == COLOUR ? COLOUR : GREY;
    }
}
