package org.rekindle.onnx.census;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Set;
import org.rekindle.onnx.model.Model;

/** Whether the shapes of values can differ from run to run though those of the inputs do not. */
final class ShapesByValues {
    /** Operators whose output's shape depends on values. */
    private static final Set<String> OPERATORS =
            Set.of(
                    "NonZero",
                    "NonMaxSuppression",
                    "Compress",
                    "Unique",
                    "Loop",
                    "Scan",
                    "Range",
                    "If");

    private ShapesByValues() {}

    static boolean in(Model model) {
        return model.graph().nodes().stream()
                .map(NodeProto::getOpType)
                .anyMatch(OPERATORS::contains);
    }
}
