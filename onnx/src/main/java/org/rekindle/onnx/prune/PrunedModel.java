package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model without the dead units that could go.
 *
 * @param model the smaller model, ready to be written
 * @param removed how many units went, by the name of their rectifier
 * @param kept why dead units stayed: a sentence for each rectifier that still has some
 * @param parametersBefore weights that nodes read, before
 * @param parametersAfter weights that nodes read, now
 */
public record PrunedModel(
        ModelProto model,
        Map<String, Integer> removed,
        Map<String, String> kept,
        long parametersBefore,
        long parametersAfter) {

    /** Copies the maps and keeps their order. */
    public PrunedModel {
        removed = Collections.unmodifiableMap(new LinkedHashMap<>(removed));
        kept = Collections.unmodifiableMap(new LinkedHashMap<>(kept));
    }

    /** The smaller model as a file has it. */
    public byte[] bytes() {
        return model.toByteArray();
    }
}
