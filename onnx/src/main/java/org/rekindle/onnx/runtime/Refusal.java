package org.rekindle.onnx.runtime;

import ai.onnxruntime.OrtException;
import java.util.List;
import org.rekindle.onnx.model.ModelException;

/** Puts what ONNX Runtime says when it refuses a model or a run into one sentence. */
final class Refusal {
    private Refusal() {}

    static ModelException ofModel(OrtException e) {
        return new ModelException("ONNX Runtime does not take the model: " + reason(e), e);
    }

    static ModelException ofRun(OrtException e) {
        return new ModelException("the model cannot be run: " + reason(e), e);
    }

    /** ONNX Runtime's words, without the code in front and the places in its source. */
    private static String reason(OrtException e) {
        String text = String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
        for (String marker : List.of("Status Message: ", " - message: ")) {
            int at = text.indexOf(marker);
            if (at >= 0) {
                return text.substring(at + marker.length());
            }
        }
        return text;
    }
}
