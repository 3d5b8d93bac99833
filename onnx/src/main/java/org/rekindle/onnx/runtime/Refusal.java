package org.rekindle.onnx.runtime;

import ai.onnxruntime.OrtException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rekindle.onnx.model.ModelException;

/** Puts what ONNX Runtime says when it refuses a model or a run into one sentence. */
final class Refusal {
    private static final Pattern NO_KERNEL =
            Pattern.compile(
                    "(?:Could not find an implementation for|Failed to find kernel for) (\\w+)\\((\\d+)\\)");

    private static final Pattern UNKNOWN_OPERATOR =
            Pattern.compile("([\\w.]+):(\\w+)\\(-?\\d+\\) is not a registered function/op");

    private static final Pattern UNKNOWN_ATTRIBUTE =
            Pattern.compile("Unrecognized attribute: (\\w+) for operator (\\w+)");

    /** Where in ONNX Runtime's source a check stands, with the function and what was checked. */
    private static final Pattern PLACE =
            Pattern.compile(
                    "\\S*/onnxruntime(?:_src)?/\\S+:\\d+ .*?\\)(?: const)?(?: \\[with [^]]*])? ");

    private Refusal() {}

    static ModelException ofModel(OrtException e) {
        String text = text(e);
        Matcher kernel = NO_KERNEL.matcher(text);
        if (kernel.find()) {
            return new ModelException(
                    "%s has no implementation of the operator %s (version %s) for the element types that it has in this model; export the model for an older operator set, or in float32 if it is in other types"
                            .formatted(runtime(), kernel.group(1), kernel.group(2)),
                    e);
        }
        Matcher operator = UNKNOWN_OPERATOR.matcher(text);
        if (operator.find()) {
            return new ModelException(
                    "%s does not know the operator %s of the domain %s; export the model without it"
                            .formatted(runtime(), operator.group(2), operator.group(1)),
                    e);
        }
        Matcher attribute = UNKNOWN_ATTRIBUTE.matcher(text);
        if (attribute.find()) {
            return new ModelException(
                    "%s does not know the attribute %s of the operator %s; export the model without it, or for an older operator set"
                            .formatted(runtime(), attribute.group(1), attribute.group(2)),
                    e);
        }
        if (text.contains("GetFusedActivationAttr")) {
            return new ModelException(
                    "%s does not know an activation that a newer ONNX Runtime has fused into a convolution; scan the model as it was before"
                            .formatted(runtime()),
                    e);
        }
        return new ModelException(
                "%s does not take the model (%s); check it with onnx.checker and export it again"
                        .formatted(runtime(), text),
                e);
    }

    static ModelException ofRun(OrtException e) {
        return new ModelException(
                "%s cannot run the model on these inputs: %s".formatted(runtime(), text(e)), e);
    }

    private static String runtime() {
        return "ONNX Runtime " + RuntimeEnvironment.get().getVersion();
    }

    /** ONNX Runtime's words in one line, without codes and places in its source. */
    private static String text(OrtException e) {
        String text =
                String.valueOf(e.getMessage())
                        .lines()
                        .map(String::strip)
                        .collect(Collectors.joining(" "));
        for (String marker : List.of("Status Message: ", " - message: ")) {
            int at = text.indexOf(marker);
            text = at >= 0 ? text.substring(at + marker.length()) : text;
        }
        return PLACE.matcher(text).replaceAll("").strip().replaceAll("[.]+$", "");
    }
}
