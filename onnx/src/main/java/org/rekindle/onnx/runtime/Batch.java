package org.rekindle.onnx.runtime;

import ai.onnxruntime.OnnxTensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rekindle.onnx.input.BoundInput;

/** Room for the inputs of one run, filled again for each. */
public final class Batch implements AutoCloseable {
    private final List<InputTensor> inputs = new ArrayList<>();
    private final Map<String, OnnxTensor> tensors = new HashMap<>();
    private final int samples;

    /**
     * @param bound all inputs of the model
     * @param samples how many go into one run
     */
    Batch(List<BoundInput> bound, int samples) {
        this.samples = samples;
        for (BoundInput input : bound) {
            List<Long> shape = new ArrayList<>(input.sampleShape());
            input.input().sampleAxis().ifPresent(axis -> shape.add(axis, (long) samples));
            InputTensor tensor =
                    InputTensor.allocate(input.input().described(), input.input().kind(), shape);
            inputs.add(tensor);
            tensors.put(input.input().name(), tensor.tensor());
        }
    }

    /** How many samples it holds. */
    public int samples() {
        return samples;
    }

    Map<String, OnnxTensor> tensors() {
        return tensors;
    }

    /** The tensor of an input, by its place among the model's. */
    InputTensor input(int index) {
        return inputs.get(index);
    }

    @Override
    public void close() {
        inputs.forEach(InputTensor::close);
    }
}
