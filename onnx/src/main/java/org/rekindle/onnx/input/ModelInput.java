package org.rekindle.onnx.input;

import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.ElementTypeNames;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.model.ModelException;

/**
 * An input that the caller must give.
 *
 * @param name the model's name for it
 * @param kind the element type
 * @param axes its shape; empty for a scalar
 * @param sampleAxis the axis along which samples lie; empty when one run takes one sample, or when
 *     the input is the same for all samples
 */
public record ModelInput(String name, ElementKind kind, List<Axis> axes, OptionalInt sampleAxis) {

    /** Copies the list. */
    public ModelInput {
        axes = List.copyOf(axes);
    }

    /**
     * The inputs of a model. The first one's first axis counts the samples, unless it has only one;
     * in the others, samples lie along the axis of the same symbol, or of the same place.
     *
     * @throws ModelException when one is not a tensor of numbers
     */
    public static List<ModelInput> of(Model model) {
        List<ModelInput> inputs = new ArrayList<>();
        for (ValueInfoProto value : model.graph().inputs()) {
            List<Axis> axes = axes(model, value);
            OptionalInt sampleAxis =
                    inputs.isEmpty() ? firstOf(axes) : likeFirst(axes, inputs.get(0).axes());
            inputs.add(new ModelInput(value.getName(), kind(model, value), axes, sampleAxis));
        }
        if (inputs.isEmpty()) {
            throw new ModelException(
                    "%s: the model takes no input, so there is nothing to scan it with"
                            .formatted(model.path()));
        }
        return List.copyOf(inputs);
    }

    private static OptionalInt firstOf(List<Axis> axes) {
        return axes.size() > 1 || (axes.size() == 1 && axes.get(0).isFree())
                ? OptionalInt.of(0)
                : OptionalInt.empty();
    }

    private static OptionalInt likeFirst(List<Axis> axes, List<Axis> first) {
        boolean fixed = !first.isEmpty() && !first.get(0).isFree();
        if (first.size() == 1 && fixed) {
            return OptionalInt.empty();
        }
        if (first.isEmpty() || fixed) {
            boolean same = !axes.isEmpty() && (first.isEmpty() || axes.get(0).equals(first.get(0)));
            return same ? firstOf(axes) : OptionalInt.empty();
        }
        String symbol = first.get(0).symbol();
        OptionalInt same =
                IntStream.range(0, axes.size())
                        .filter(i -> axes.get(i).isFree() && axes.get(i).symbol().equals(symbol))
                        .findFirst();
        boolean firstIsFree = !axes.isEmpty() && axes.get(0).isFree();
        return same.isPresent() || !firstIsFree ? same : OptionalInt.of(0);
    }

    private static List<Axis> axes(Model model, ValueInfoProto value) {
        TypeProto type = value.getType();
        if (!type.hasTensorType()) {
            throw new ModelException(
                    "%s: its input \"%s\" is not a tensor but a sequence, a map or an optional value, and only tensors can be fed"
                            .formatted(model.path(), value.getName()));
        }
        if (!type.getTensorType().hasShape()) {
            throw new ModelException(
                    "%s: its input \"%s\" declares no shape; declare one when exporting it"
                            .formatted(model.path(), value.getName()));
        }
        return type.getTensorType().getShape().getDimList().stream().map(Axis::of).toList();
    }

    private static ElementKind kind(Model model, ValueInfoProto value) {
        int type = value.getType().getTensorType().getElemType();
        return ElementKind.of(type)
                .orElseThrow(
                        () ->
                                new ModelException(
                                        "%s: its input \"%s\" is of the element type %s, which cannot be fed; float, double, float16, bfloat16, bool and whole numbers of 8 to 64 bits can"
                                                .formatted(
                                                        model.path(),
                                                        value.getName(),
                                                        ElementTypeNames.of(type))));
    }

    /** The axes without that of the samples. */
    public List<Axis> sampleAxes() {
        List<Axis> rest = new ArrayList<>(axes);
        sampleAxis.ifPresent(rest::remove);
        return rest;
    }

    /** For messages: name, type and shape. */
    public String described() {
        return "%s: %s %s"
                .formatted(
                        name,
                        kind.title(),
                        axes.stream()
                                .map(Axis::toString)
                                .collect(Collectors.joining(", ", "[", "]")));
    }
}
