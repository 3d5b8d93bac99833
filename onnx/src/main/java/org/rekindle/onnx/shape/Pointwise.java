package org.rekindle.onnx.shape;

import java.util.Set;

/** Operators that make one number of one number: what comes out has the shape of what goes in. */
final class Pointwise {
    private static final Set<String> OPERATORS =
            Set.of(
                    "Abs",
                    "Asinh",
                    "Atan",
                    "Cast",
                    "Ceil",
                    "Celu",
                    "Clip",
                    "Dropout",
                    "Elu",
                    "Erf",
                    "Exp",
                    "Floor",
                    "Gelu",
                    "HardSigmoid",
                    "HardSwish",
                    "Identity",
                    "LeakyRelu",
                    "Mish",
                    "Neg",
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
