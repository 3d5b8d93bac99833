package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashMap;
import java.util.Map;
import org.rekindle.onnx.model.Nodes;

/** Which operators units can go through. */
final class Operators {
    private static final Elementwise ELEMENTWISE = new Elementwise();
    private static final Map<String, Operator> BY_NAME = byName();

    private Operators() {}

    /**
     * How units go through a node.
     *
     * @throws Obstacle when its operator is not known
     */
    static Operator of(NodeProto node) throws Obstacle {
        Operator known = BY_NAME.get(node.getOpType());
        if (known == null && Curve.knows(node.getOpType())) {
            known = ELEMENTWISE;
        }
        if (known == null || !Nodes.isStandard(node)) {
            throw new Obstacle("%s is not known to keep them apart".formatted(Nodes.title(node)));
        }
        return known;
    }

    private static Map<String, Operator> byName() {
        Map<String, Operator> operators = new HashMap<>();
        operators.put("Conv", new Convolution(false));
        operators.put("ConvTranspose", new Convolution(true));
        operators.put("Gemm", new MatrixProduct(true));
        operators.put("MatMul", new MatrixProduct(false));
        operators.put("BatchNormalization", new Normalization());
        operators.put("Add", new Combination(Double::sum, false));
        operators.put("Sum", new Combination(Double::sum, false));
        operators.put("Sub", new Combination((a, b) -> a - b, false));
        operators.put("Mul", new Combination((a, b) -> a * b, true));
        operators.put("Div", new Combination((a, b) -> a / b, true));
        operators.put("Max", new Combination(Math::max, false));
        operators.put("Min", new Combination(Math::min, false));
        operators.put("PRelu", new Combination((x, slope) -> x < 0 ? x * slope : x, true));
        for (String pool :
                new String[] {
                    "MaxPool",
                    "AveragePool",
                    "LpPool",
                    "GlobalMaxPool",
                    "GlobalAveragePool",
                    "GlobalLpPool"
                }) {
            operators.put(pool, new Pooling());
        }
        operators.put("Transpose", new Transposition());
        operators.put("Concat", new Concatenation());
        for (String regrouping : new String[] {"Flatten", "Reshape", "Squeeze", "Unsqueeze"}) {
            operators.put(regrouping, new Regrouping());
        }
        operators.put("Shape", new Measuring());
        operators.put("Pad", new Padding());
        operators.put("Slice", new Slicing());
        operators.put("Resize", new Resizing());
        operators.put("Upsample", new Resizing());
        Reduction.NAMES.forEach(name -> operators.put(name, new Reduction()));
        for (String recurrent : new String[] {"LSTM", "GRU", "RNN"}) {
            operators.put(recurrent, new Recurrence());
        }
        return Map.copyOf(operators);
    }
}
