package org.rekindle.onnx.compare;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rekindle.onnx.input.Axis;
import org.rekindle.onnx.input.ModelInput;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.model.ModelException;

/** Whether two models can be run on the same samples. */
public final class SameInputs {
    private SameInputs() {}

    /**
     * Checks that both have inputs of the same names, whose samples have the same shape. The
     * element types and the axis of the samples may differ.
     *
     * @throws ModelException when they do not
     */
    public static void check(Model model, Model older) {
        List<ModelInput> here = ModelInput.of(model);
        List<ModelInput> there = ModelInput.of(older);
        if (!shapes(here).equals(shapes(there))) {
            throw new ModelException(
                    "%s takes other inputs than %s (%s, and not %s), so the two cannot be run on the same samples; name an older model of the same network"
                            .formatted(
                                    older.path(), model.path(), described(there), described(here)));
        }
    }

    private static Map<String, List<Long>> shapes(List<ModelInput> inputs) {
        Map<String, List<Long>> shapes = new TreeMap<>();
        for (ModelInput input : inputs) {
            shapes.put(input.name(), input.sampleAxes().stream().map(Axis::size).toList());
        }
        return shapes;
    }

    private static String described(List<ModelInput> inputs) {
        return inputs.stream().map(ModelInput::described).collect(Collectors.joining("; "));
    }
}
