package org.rekindle.onnx.proof;

import static java.util.Map.entry;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.shape.ReshapedShapes;

/** The operators that are understood. */
final class Rules {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private static final Map<String, Rule> ALL =
            Map.ofEntries(
                    entry("Conv", Rule.one(ConvolutionRules::convolve)),
                    entry("ConvTranspose", Rule.one(ConvolutionRules::transposed)),
                    entry("Gemm", Rule.one(MatrixProductRules::gemm)),
                    entry("MatMul", Rule.one(MatrixProductRules::multiply)),
                    entry("BatchNormalization", Rule.one(NormalizationRules::batch)),
                    entry("LayerNormalization", NormalizationRules::layer),
                    entry("InstanceNormalization", Rule.one(NormalizationRules::instance)),
                    entry("GroupNormalization", Rule.one(NormalizationRules::group)),
                    entry("LSTM", RecurrenceRules::bounded),
                    entry("GRU", RecurrenceRules::bounded),
                    entry("RNN", RecurrenceRules::bounded),
                    entry("QuantizeLinear", step -> List.of()),
                    entry("DequantizeLinear", Rule.one(QuantizationRules::dequantize)),
                    entry("Greater", step -> List.of()),
                    entry("GreaterOrEqual", step -> List.of()),
                    entry("Less", step -> List.of()),
                    entry("LessOrEqual", step -> List.of()),
                    entry("Equal", step -> List.of()),
                    entry("Not", step -> List.of()),
                    entry("Where", Rule.one(ArithmeticRules::either)),
                    entry("MaxPool", Rule.one(PoolingRules::max)),
                    entry("AveragePool", Rule.one(PoolingRules::average)),
                    entry("GlobalMaxPool", Rule.one(PoolingRules::globalMax)),
                    entry("GlobalAveragePool", Rule.one(PoolingRules::globalAverage)),
                    entry("Add", Rule.one(ArithmeticRules::add)),
                    entry("Sub", Rule.one(ArithmeticRules::subtract)),
                    entry("Mul", Rule.one(ArithmeticRules::multiply)),
                    entry("Div", Rule.one(ArithmeticRules::divide)),
                    entry("Sum", Rule.one(ArithmeticRules::sum)),
                    entry("Mean", Rule.one(ArithmeticRules::mean)),
                    entry("Min", Rule.one(ArithmeticRules::minimum)),
                    entry("Max", Rule.one(ArithmeticRules::maximum)),
                    entry("Pow", Rule.one(ArithmeticRules::power)),
                    entry("PRelu", Rule.one(ArithmeticRules::learntSlope)),
                    entry("Neg", Rule.one(step -> step.input(0).negated())),
                    entry("Identity", Rule.one(step -> step.input(0))),
                    entry("Dropout", Rule.one(ActivationRules::dropout)),
                    entry("ConstantOfShape", Rule.one(ActivationRules::filled)),
                    entry("Shape", step -> List.of()),
                    entry("Cast", Rule.one(ActivationRules::cast)),
                    entry("Relu", ActivationRules.exact(z -> Math.max(0, z))),
                    entry("Abs", ActivationRules.exact(Math::abs, 0)),
                    entry("Floor", ActivationRules.exact(Math::floor)),
                    entry("Ceil", ActivationRules.exact(Math::ceil)),
                    entry("Clip", Rule.one(ActivationRules::clip)),
                    entry("LeakyRelu", Rule.one(ActivationRules::leaky)),
                    entry("ThresholdedRelu", Rule.one(ActivationRules::threshold)),
                    entry("Elu", Rule.one(ActivationRules::elu)),
                    entry("Celu", Rule.one(ActivationRules::celu)),
                    entry("Selu", Rule.one(ActivationRules::selu)),
                    entry("HardSigmoid", Rule.one(ActivationRules::hardSigmoid)),
                    entry("HardSwish", Rule.one(ActivationRules::hardSwish)),
                    entry("Gelu", Rule.one(ActivationRules::gelu)),
                    entry("Mish", Rule.one(ActivationRules::mish)),
                    entry("Sigmoid", ActivationRules.approximated(0, 1, Rules::sigmoid)),
                    entry("Tanh", ActivationRules.approximated(-1.001, 1.001, Math::tanh)),
                    entry("Exp", ActivationRules.approximated(0, INFINITY, Math::exp)),
                    entry("Softplus", ActivationRules.approximated(0, INFINITY, Rules::softplus)),
                    entry("Sqrt", ActivationRules.approximated(0, INFINITY, Rules::root)),
                    entry("Softsign", ActivationRules.signed(1.001)),
                    entry("Erf", ActivationRules.signed(1.001)),
                    entry("Softmax", ActivationRules.within(0, 1.001)),
                    entry("ReduceMean", Rule.one(ReductionRules::mean)),
                    entry("ReduceSum", Rule.one(ReductionRules::sum)),
                    entry("ReduceMax", Rule.one(ReductionRules::extremum)),
                    entry("ReduceMin", Rule.one(ReductionRules::extremum)),
                    entry("Reshape", ReshapeRules.to(ReshapedShapes::reshape)),
                    entry("Flatten", ReshapeRules.to(ReshapedShapes::flatten)),
                    entry("Squeeze", ReshapeRules.to(ReshapedShapes::squeeze)),
                    entry("Unsqueeze", ReshapeRules.to(ReshapedShapes::unsqueeze)),
                    entry("Transpose", Rule.one(IndexingRules::transpose)),
                    entry("Slice", Rule.one(IndexingRules::slice)),
                    entry("Gather", Rule.one(IndexingRules::gather)),
                    entry("Split", IndexingRules::split),
                    entry("Expand", Rule.one(IndexingRules::expand)),
                    entry("Tile", Rule.one(IndexingRules::anywhere)),
                    entry("DepthToSpace", Rule.one(IndexingRules::anywhere)),
                    entry("SpaceToDepth", Rule.one(IndexingRules::anywhere)),
                    entry("Concat", Rule.one(ConcatPadRules::concatenate)),
                    entry("Pad", Rule.one(ConcatPadRules::pad)),
                    entry("Resize", Rule.one(ResizeRules::resize)),
                    entry("Upsample", Rule.one(ResizeRules::resize)));

    private Rules() {}

    static Optional<Rule> find(NodeProto node) {
        return Nodes.isStandard(node)
                ? Optional.ofNullable(ALL.get(node.getOpType()))
                : Optional.empty();
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private static double softplus(double z) {
        return z > 30 ? z : Math.log1p(Math.exp(z));
    }

    private static double root(double z) {
        return Math.sqrt(Math.max(0, z));
    }
}
