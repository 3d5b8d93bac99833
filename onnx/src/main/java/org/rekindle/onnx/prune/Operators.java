package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.rekindle.onnx.model.Nodes;

/** Which operators units can be removed from. */
final class Operators {
    private static final ElementwisePruning ELEMENTWISE = new ElementwisePruning();
    private static final Set<String> OF_ONNX_RUNTIME =
            Set.of("FusedConv", "FusedGemm", "QGemm", "QLinearAdd", "QLinearMul");
    private static final Map<String, OperatorPruning> BY_NAME = byName();

    private Operators() {}

    /**
     * How units are removed from a node.
     *
     * @throws Obstacle when its operator is not known
     */
    static OperatorPruning of(NodeProto node) throws Obstacle {
        OperatorPruning known = BY_NAME.get(node.getOpType());
        if (OF_ONNX_RUNTIME.contains(node.getOpType())
                && node.getDomain().equals("com.microsoft")) {
            return Objects.requireNonNull(known);
        }
        if (known == null && ScalarFunction.knows(node.getOpType())) {
            known = ELEMENTWISE;
        }
        if (known == null || !Nodes.isStandard(node)) {
            throw new Obstacle("%s is not known to keep them apart".formatted(Nodes.title(node)));
        }
        return known;
    }

    private static Map<String, OperatorPruning> byName() {
        Map<String, OperatorPruning> operators = new HashMap<>();
        operators.put("Conv", new ConvolutionPruning(false));
        operators.put("ConvTranspose", new ConvolutionPruning(true));
        operators.put("Gemm", new MatrixProductPruning(true));
        operators.put("FusedConv", new ConvolutionPruning(false));
        operators.put("FusedGemm", new MatrixProductPruning(true));
        operators.put("MatMul", new MatrixProductPruning(false));
        operators.put("BatchNormalization", new NormalizationPruning());
        operators.put("Add", new CombinationPruning(Double::sum, false));
        operators.put("Sum", new CombinationPruning(Double::sum, false));
        operators.put("Sub", new CombinationPruning((a, b) -> a - b, false));
        operators.put("Mul", new CombinationPruning((a, b) -> a * b, true));
        operators.put("Div", new CombinationPruning((a, b) -> a / b, true));
        operators.put("Max", new CombinationPruning(Math::max, false));
        operators.put("Min", new CombinationPruning(Math::min, false));
        operators.put("PRelu", new CombinationPruning((x, slope) -> x < 0 ? x * slope : x, true));
        for (String pool :
                new String[] {
                    "MaxPool",
                    "AveragePool",
                    "LpPool",
                    "GlobalMaxPool",
                    "GlobalAveragePool",
                    "GlobalLpPool"
                }) {
            operators.put(pool, new PoolingPruning());
        }
        operators.put("Transpose", new TransposePruning());
        operators.put("Concat", new ConcatenationPruning());
        for (String regrouping : new String[] {"Flatten", "Reshape", "Squeeze", "Unsqueeze"}) {
            operators.put(regrouping, new ReshapePruning());
        }
        for (String choice :
                new String[] {
                    "Where",
                    "Greater",
                    "GreaterOrEqual",
                    "Less",
                    "LessOrEqual",
                    "Equal",
                    "And",
                    "Or",
                    "Not"
                }) {
            operators.put(choice, new SelectionPruning());
        }
        operators.put("Einsum", new EinsumPruning());
        operators.put("Gather", new GatherPruning());
        operators.put("Split", new SplitPruning());
        operators.put("InstanceNormalization", new InstancePruning());
        operators.put("QuantizeLinear", new QuantizationPruning(false));
        operators.put("DequantizeLinear", new QuantizationPruning(true));
        operators.put("QLinearConv", new QuantizedProductPruning(true, 8));
        operators.put("QLinearMatMul", new QuantizedProductPruning(false, Integer.MAX_VALUE));
        operators.put("QGemm", new QuantizedProductPruning(false, 6));
        operators.put("QLinearAdd", new QuantizedCombinationPruning(false));
        operators.put("QLinearMul", new QuantizedCombinationPruning(true));
        operators.put("DynamicQuantizeLinear", new DynamicQuantizationPruning());
        operators.put("ConvInteger", new IntegerProductPruning(true));
        operators.put("MatMulInteger", new IntegerProductPruning(false));
        operators.put("Shape", new ShapeNodePruning());
        operators.put("Pad", new PaddingPruning());
        operators.put("Slice", new SlicePruning());
        operators.put("Resize", new ResizePruning());
        operators.put("Upsample", new ResizePruning());
        ReductionPruning.NAMES.forEach(name -> operators.put(name, new ReductionPruning()));
        for (String recurrent : new String[] {"LSTM", "GRU", "RNN"}) {
            operators.put(recurrent, new RecurrencePruning());
        }
        return Map.copyOf(operators);
    }
}
