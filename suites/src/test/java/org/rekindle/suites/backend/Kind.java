package org.rekindle.suites.backend;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a model may be refused: what the message says, and what the model must show for it. */
enum Kind {
    NO_INPUT("the model takes no input", (model, refusal) -> model.getGraph().getInputCount() == 0),
    NO_TENSOR(
            "is not a tensor but a sequence, a map or an optional value",
            (model, refusal) -> anyInput(model, input -> !input.getType().hasTensorType())),
    TEXT("is of the element type string", (model, refusal) -> anyInput(model, DataType.STRING)),
    SMALL_NUMBERS(
            "is of the element type (u?int[24]|float[48]e)",
            (model, refusal) ->
                    anyInput(model, input -> elementType(input) >= Kind.FIRST_SMALL_TYPE)),
    OLD_OPERATORS(
            "is the oldest that can be run", (model, refusal) -> operators(model) < Kind.OLDEST),
    NEW_OPERATORS(
            "ONNX Runtime reads up to",
            (model, refusal) ->
                    operators(model) > Kind.NEWEST && hasChangedOperator(model, refusal)),
    UNKNOWN_OPERATOR("does not know the operator (\\w+) ", Kind::hasNamedOperator),
    NO_IMPLEMENTATION("has no implementation of the operator (\\w+) ", Kind::hasNamedOperator);

    /** FLOAT8E4M3FN; all types from here on have 8, 4 or 2 bits. */
    private static final int FIRST_SMALL_TYPE = 17;

    private static final long OLDEST = 7;

    /** What the ONNX Runtime that Rekindle uses knows. */
    private static final long NEWEST = 26;

    private final Pattern message;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final BiPredicate<ModelProto, String> reason;

    Kind(String message, BiPredicate<ModelProto, String> reason) {
        this.message = Pattern.compile(message);
        this.reason = reason;
    }

    /** Of a refusal; empty where it is none of these. */
    static Optional<Kind> of(String refusal) {
        return Arrays.stream(values())
                .filter(kind -> kind.message.matcher(refusal).find())
                .findFirst();
    }

    /** Whether the model shows what the message says. */
    boolean isTrueOf(ModelProto model, String refusal) {
        return reason.test(model, refusal);
    }

    /** Whether the operator that the message names is in the model. */
    private static boolean hasNamedOperator(ModelProto model, String refusal) {
        Matcher named = Pattern.compile("the operator (\\w+) ").matcher(refusal);
        return named.find()
                && model.getGraph().getNodeList().stream()
                        .map(NodeProto::getOpType)
                        .anyMatch(named.group(1)::equals);
    }

    /** Whether an operator that is said to have been defined anew is in the model. */
    private static boolean hasChangedOperator(ModelProto model, String refusal) {
        Matcher named = Pattern.compile("; its (\\w+) was defined anew").matcher(refusal);
        return !named.find()
                || model.getGraph().getNodeList().stream()
                        .map(NodeProto::getOpType)
                        .anyMatch(named.group(1)::equals);
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
