package org.rekindle.onnx.shape;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Tensor;

/**
 * Whole numbers that a model computes with, as a rule sizes: of them the known and the {@link
 * Unknowns}.
 *
 * @param values the numbers
 * @param scalar whether it is one number without an axis
 */
public record Integers(List<Long> values, boolean scalar) {
    /** More are no sizes. */
    static final int MOST = 4096;

    /** Copies the list. */
    public Integers {
        values = List.copyOf(values);
    }

    /** A list of numbers. */
    public static Integers of(List<Long> values) {
        return new Integers(values, false);
    }

    /** A constant's numbers, if they are whole and few. */
    public static Optional<Integers> of(Tensor tensor) {
        if (tensor.kind().isFloating() || tensor.rank() > 1 || tensor.size() > MOST) {
            return Optional.empty();
        }
        List<Long> values = Arrays.stream(tensor.values()).mapToObj(v -> (long) v).toList();
        return Optional.of(new Integers(values, tensor.rank() == 0));
    }

    /** Whether a constant may hold such numbers, seen without reading them. */
    static boolean mayBe(TensorProto proto) {
        return proto.getDimsCount() <= 1
                && proto.getDimsList().stream().allMatch(length -> length <= MOST)
                && ElementKind.of(proto.getDataType())
                        .filter(kind -> !kind.isFloating())
                        .isPresent();
    }

    /** The only number. */
    public long only() {
        NotUnderstoodException.unless(values.size() == 1, "one number was expected");
        return values.get(0);
    }
}
