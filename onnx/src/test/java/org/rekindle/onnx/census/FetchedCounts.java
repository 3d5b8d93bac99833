package org.rekindle.onnx.census;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.rekindle.onnx.Inputs;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.rectifier.Rectifiers;
import org.rekindle.onnx.units.UnitAxes;

/**
 * The naive census: every pre-activation is an output of the model, which runs on one sample at a
 * time, and Java counts where it is above 0.
 */
final class FetchedCounts {
    private final UnitAxes axes = new UnitAxes();
    private final Map<String, long[]> fired = new HashMap<>();
    private final Map<String, Long> places = new HashMap<>();

    static FetchedCounts of(Model model, Inputs inputs) throws OrtException {
        FetchedCounts counts = new FetchedCounts();
        ModelProto.Builder proto = model.proto().toBuilder();
        GraphProto.Builder graph = proto.getGraphBuilder();
        String name = model.graph().inputs().get(0).getName();
        for (Rectifier rectifier : Rectifiers.of(model)) {
            if (rectifier.input().equals(name)) {
                continue;
            }
            graph.addOutput(
                    ValueInfoProto.newBuilder()
                            .setName(rectifier.input())
                            .setType(
                                    TypeProto.newBuilder()
                                            .setTensorType(
                                                    TypeProto.Tensor.newBuilder()
                                                            .setElemType(
                                                                    rectifier.kind().dataType()))));
        }
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(proto.build().toByteArray())) {
            for (int i = 0; i < inputs.count(); i++) {
                counts.run(model, environment, session, name, inputs, i);
            }
        }
        return counts;
    }

    private void run(
            Model model,
            OrtEnvironment environment,
            OrtSession session,
            String input,
            Inputs inputs,
            int index)
            throws OrtException {
        int rank = model.graph().inputs().get(0).getType().getTensorType().getShape().getDimCount();
        long[] sample = inputs.shape().stream().mapToLong(Long::longValue).toArray();
        long[] shape =
                rank == sample.length
                        ? sample
                        : LongStream.concat(LongStream.of(1), LongStream.of(sample)).toArray();
        try (OnnxTensor tensor =
                        OnnxTensor.createTensor(
                                environment, FloatBuffer.wrap(inputs.sample(index)), shape);
                OrtSession.Result result = session.run(Map.of(input, tensor))) {
            for (Rectifier rectifier : Rectifiers.of(model)) {
                OnnxTensor value =
                        rectifier.input().equals(input)
                                ? tensor
                                : (OnnxTensor) result.get(rectifier.input()).orElseThrow();
                count(rectifier, value);
            }
        }
    }

    private void count(Rectifier rectifier, OnnxTensor value) {
        long[] shape = value.getInfo().getShape();
        int axis = rectifier.unitAxis(axes, shape.length).axis().orElseThrow();
        int units = (int) shape[axis];
        int inner = (int) LongStream.of(shape).skip(axis + 1L).reduce(1, (a, b) -> a * b);
        long[] own = fired.computeIfAbsent(rectifier.name(), key -> new long[units]);
        FloatBuffer z = value.getFloatBuffer();
        for (int i = 0; i < z.remaining(); i++) {
            own[i / inner % units] += z.get(i) > 0 ? 1 : 0;
        }
        places.merge(rectifier.name(), (long) z.remaining() / units, Long::sum);
    }

    long[] fired(RectifierCensus layer) {
        return Objects.requireNonNull(fired.get(layer.rectifier().name()));
    }

    long places(RectifierCensus layer) {
        return Objects.requireNonNull(places.get(layer.rectifier().name()));
    }
}
