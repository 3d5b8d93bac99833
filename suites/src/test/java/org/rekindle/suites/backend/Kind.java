package org.rekindle.suites.backend;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Why a model may be refused: what the message says, and what the model must show for it. */
enum Kind {
    NO_INPUT("the model takes no input", model -> model.getGraph().getInputCount() == 0),
    NO_TENSOR(
            "is not a tensor but a sequence, a map or an optional value",
            model -> anyInput(model, input -> !input.getType().hasTensorType())),
    TEXT("is of the element type string", model -> anyInput(model, DataType.STRING)),
    SMALL_NUMBERS(
            "is of the element type (u?int[24]|float[48]e)",
            model -> anyInput(model, input -> elementType(input) >= Kind.FIRST_SMALL_TYPE)),
    OLD_OPERATORS("is the oldest that can be run", model -> operators(model) < Kind.OLDEST),
    NEW_OPERATORS("ONNX Runtime reads up to", model -> operators(model) > Kind.NEWEST),
    UNKNOWN_OPERATOR(
            "does not know the operator",
            model ->
                    model.getGraph().getNodeList().stream()
                            .map(NodeProto::getDomain)
                            .anyMatch(domain -> !domain.isEmpty() && !domain.equals("ai.onnx")));

    /** FLOAT8E4M3FN; all types from here on have 8, 4 or 2 bits. */
    private static final int FIRST_SMALL_TYPE = 17;

    private static final long OLDEST = 7;

    /** What the ONNX Runtime that Rekindle uses knows. */
    private static final long NEWEST = 26;

    private final String message;
    private final Predicate<ModelProto> reason;

    Kind(String message, Predicate<ModelProto> reason) {
        this.message = message;
        this.reason = reason;
    }

    /** Of a refusal; empty where it is none of these. */
    static Optional<Kind> of(String refusal) {
        return Arrays.stream(values())
                .filter(
                        kind ->
                                Pattern.compile(kind.message)
                                        .matcher(refusal)
                                        .find())
                .findFirst();
    }

    /** Whether the model shows what the message says. */
    boolean isTrueOf(ModelProto model) {
        return reason.test(model);
    }

    private static boolean anyInput(ModelProto model, DataType type) {
        return anyInput(model, input -> elementType(input) == type.getNumber());
    }

    private static boolean anyInput(ModelProto model, Predicate<ValueInfoProto> condition) {
        return model.getGraph().getInputList().stream().anyMatch(condition);
    }

    private static int elementType(ValueInfoProto input) {
        return input.getType().getTensorType().getElemType();
    }

    private static long operators(ModelProto model) {
        return model.getOpsetImportList().stream()
                .filter(set -> set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx"))
                .mapToLong(OperatorSetIdProto::getVersion)
                .max()
                .orElse(1);
    }
}
