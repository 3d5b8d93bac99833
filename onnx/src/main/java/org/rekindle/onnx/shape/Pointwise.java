package org.rekindle.onnx.shape;

import java.util.List;

/** Operators that make one number of one number: what comes out has the shape of what goes in. */
public final class Pointwise {
    /** Their names. */
    public static final List<String> OPERATORS =
            List.of(
                    "Abs",
                    "Acos",
                    "Acosh",
                    "Asin",
                    "Asinh",
                    "Atan",
                    "Atanh",
                    "Cast",
                    "Ceil",
                    "Celu",
                    "Clip",
                    "Cos",
                    "Cosh",
                    "Dropout",
                    "Elu",
                    "Erf",
                    "Exp",
                    "Floor",
                    "Gelu",
                    "HardSigmoid",
                    "HardSwish",
                    "Identity",
                    "IsInf",
                    "IsNaN",
                    "LeakyRelu",
                    "Log",
                    "Mish",
                    "Neg",
                    "Not",
                    "Reciprocal",
                    "Relu",
                    "Round",
                    "Selu",
                    "Shrink",
                    "Sigmoid",
                    "Sign",
                    "Sin",
                    "Sinh",
                    "Softplus",
                    "Softsign",
                    "Sqrt",
                    "Swish",
                    "Tan",
                    "Tanh",
                    "ThresholdedRelu");

    private Pointwise() {}

    static boolean is(String operator) {
        return OPERATORS.contains(operator);
    }
}
