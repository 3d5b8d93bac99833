package org.rekindle.onnx.proof;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.rekindle.onnx.model.Model;

/** Runs a model with ONNX Runtime, all optimizations on, and looks who fires. */
final class Firings {
    private Firings() {}

    /** The units of each output that are above zero for some input; units lie on axis 1. */
    static Map<String, Set<Integer>> of(Model model, float[] inputs, long... dims) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            options.setIntraOpNumThreads(1);
            try (OrtSession session =
                            environment.createSession(model.proto().toByteArray(), options);
                    OnnxTensor tensor =
                            OnnxTensor.createTensor(environment, FloatBuffer.wrap(inputs), dims);
                    OrtSession.Result result = session.run(Map.of("x", tensor))) {
                Map<String, Set<Integer>> firing = new HashMap<>();
                for (Map.Entry<String, OnnxValue> output : result) {
                    firing.put(output.getKey(), firing((OnnxTensor) output.getValue()));
                }
                return firing;
            }
        } catch (OrtException e) {
            throw new AssertionError(model.proto().toString(), e);
        }
    }

    private static Set<Integer> firing(OnnxTensor output) {
        long[] shape = output.getInfo().getShape();
        int places = 1;
        for (int axis = 2; axis < shape.length; axis++) {
            places *= (int) shape[axis];
        }
        boolean[] fires = new boolean[(int) shape[1]];
        FloatBuffer values = output.getFloatBuffer();
        for (int i = 0; i < values.limit(); i++) {
            fires[i / places % fires.length] |= values.get(i) > 0;
        }
        Set<Integer> units = new TreeSet<>();
        for (int unit = 0; unit < fires.length; unit++) {
            if (fires[unit]) {
                units.add(unit);
            }
        }
        return units;
    }
}
