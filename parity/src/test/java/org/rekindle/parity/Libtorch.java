package org.rekindle.parity;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.function.UnaryOperator;

/** What libtorch and its autograd say of an elementwise function. */
final class Libtorch {
    private Libtorch() {}

    /** Values and derivatives at given points. */
    static final class Evaluation {
        private final float[] value;
        private final float[] derivative;

        private Evaluation(float[] value, float[] derivative) {
            this.value = value;
            this.derivative = derivative;
        }

        /** The function's values. */
        float[] value() {
            return value;
        }

        /** Its derivatives, by autograd. */
        float[] derivative() {
            return derivative;
        }
    }

    static Evaluation evaluate(float[] points, UnaryOperator<NDArray> function) {
        return evaluate(points, DataType.FLOAT32, function);
    }

    /** In double precision, rounded to float at the end. */
    static Evaluation evaluateInDouble(float[] points, UnaryOperator<NDArray> function) {
        return evaluate(points, DataType.FLOAT64, function);
    }

    private static Evaluation evaluate(
            float[] points, DataType type, UnaryOperator<NDArray> function) {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray z = manager.create(points, new Shape(points.length)).toType(type, false);
            z.setRequiresGradient(true);
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDArray a = function.apply(z);
                collector.backward(a);
                return new Evaluation(floats(a), floats(z.getGradient()));
            }
        }
    }

    private static float[] floats(NDArray array) {
        return array.toType(DataType.FLOAT32, true).toFloatArray();
    }
}
