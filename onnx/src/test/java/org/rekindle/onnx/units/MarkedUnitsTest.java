package org.rekindle.onnx.units;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rekindle.onnx.Inputs;
import org.rekindle.onnx.census.RectifierCensus;
import org.rekindle.onnx.census.Scan;
import org.rekindle.onnx.model.Model;

/**
 * Random chains of operators behind every kind of layer. Which elements belong to which unit is
 * measured: the weights of one unit are changed, and its elements are those that change.
 */
class MarkedUnitsTest {
    private static final int BATCH = 3;

    @Test
    void theUnitAxisIsTheOneThatChangesWithTheWeights() throws OrtException {
        check(0, 60);
    }

    @Test
    @Tag("full")
    void theUnitAxisIsTheOneThatChangesWithTheWeightsInHundredsOfChains() throws OrtException {
        check(60, 360);
    }

    private static void check(int from, int to) throws OrtException {
        List<String> wrong = new ArrayList<>();
        List<String> missed = new ArrayList<>();
        int exact = 0;
        for (int seed = from; seed < to; seed++) {
            RandomChain chain = new RandomChain(seed, -1);
            Marked marked = marked(seed, chain);
            RectifierCensus layer = census(chain, seed);
            String title = "%d: %s, found %s".formatted(seed, chain, layer.unitAxis());
            exact += marked.exact().isPresent() ? 1 : 0;
            if (!layer.axisIsGuessed() && !marked.allows(layer.unitAxis())) {
                wrong.add(title);
            }
            if (layer.axisIsGuessed() && marked.exact().isPresent()) {
                missed.add(title);
            }
        }
        assertThat(wrong).isEmpty();
        // A value beside itself may look like units again once its axis is split.
        assertThat(missed).hasSizeLessThanOrEqualTo(1 + (to - from) / 100);
        assertThat(exact).isGreaterThan((to - from) / 2);
    }

    private static RectifierCensus census(RandomChain chain, int seed) {
        Model model = chain.model();
        Inputs inputs = new Inputs(chain.input(), numbers(seed, 4 * size(chain.input())));
        return new Scan(model, inputs.probe(model)).run().layers().get(0);
    }

    private static int size(List<Long> dims) {
        return dims.stream().mapToInt(Long::intValue).reduce(1, (a, b) -> a * b);
    }

    private static float[] numbers(int seed, int count) {
        Random random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static Marked marked(int seed, RandomChain chain) throws OrtException {
        Output before = run(chain, seed);
        List<Set<Integer>> changed = new ArrayList<>();
        for (int unit = 0; unit < chain.units(); unit++) {
            Output after = run(new RandomChain(seed, unit), seed);
            Set<Integer> elements = new HashSet<>();
            for (int i = 0; i < after.values().length; i++) {
                if (Math.abs(after.values()[i] - before.values()[i]) > 1e-6) {
                    elements.add(i);
                }
            }
            changed.add(elements);
        }
        return new Marked(before.dims(), changed);
    }

    @SuppressWarnings("ArrayRecordComponent") // read only, and never compared
    private record Output(long[] dims, float[] values) {}

    private static Output run(RandomChain chain, int seed) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        long[] shape =
                Stream.concat(Stream.of((long) BATCH), chain.input().stream())
                        .mapToLong(Long::longValue)
                        .toArray();
        float[] values = numbers(seed, BATCH * size(chain.input()));
        try (OrtSession session = environment.createSession(chain.bytes());
                OnnxTensor input =
                        OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
                OrtSession.Result result = session.run(Map.of("x", input))) {
            OnnxTensor output = (OnnxTensor) result.get(0);
            float[] numbers =
                    new float
                            [(int)
                                    LongStream.of(output.getInfo().getShape())
                                            .reduce(1, (a, b) -> a * b)];
            output.getFloatBuffer().get(numbers);
            return new Output(output.getInfo().getShape(), numbers);
        }
    }

    /**
     * Which elements belong to which unit.
     *
     * @param dims the sizes of the value
     * @param elements those of each unit
     */
    @SuppressWarnings("ArrayRecordComponent") // read only, and never compared
    private record Marked(long[] dims, List<Set<Integer>> elements) {

        /** The units that have elements in each slice along an axis. */
        private List<Set<Integer>> slices(int axis) {
            List<Set<Integer>> slices = new ArrayList<>();
            int inner = (int) LongStream.of(dims).skip(axis + 1L).reduce(1, (a, b) -> a * b);
            for (int i = 0; i < dims[axis]; i++) {
                slices.add(new HashSet<>());
            }
            for (int unit = 0; unit < elements.size(); unit++) {
                for (int element : elements.get(unit)) {
                    slices.get((int) (element / inner % dims[axis])).add(unit);
                }
            }
            return slices;
        }

        private long living() {
            return elements.stream().filter(own -> !own.isEmpty()).count();
        }

        /** The axis that has one slice for each unit. */
        OptionalInt exact() {
            for (int axis = 0; axis < dims.length && living() > 1; axis++) {
                List<Set<Integer>> own =
                        slices(axis).stream().filter(units -> !units.isEmpty()).toList();
                if (own.size() == living() && own.stream().allMatch(units -> units.size() == 1)) {
                    return OptionalInt.of(axis);
                }
            }
            return OptionalInt.empty();
        }

        boolean allows(OptionalInt axis) {
            if (exact().isPresent()) {
                return exact().equals(axis);
            }
            return living() <= 1
                    || (axis.isPresent()
                            && slices(axis.getAsInt()).stream().allMatch(own -> own.size() <= 1));
        }
    }
}
