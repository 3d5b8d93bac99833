package org.rekindle.onnx.proof;

import static java.util.Map.entry;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rekindle.onnx.model.Nodes;

/** The operators that are understood. */
final class Rules {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private static final Map<String, Rule> ALL =
            Map.ofEntries(
                    entry("Conv", Rule.one(Convolution::convolve)),
                    entry("ConvTranspose", Rule.one(Convolution::transposed)),
                    entry("Gemm", Rule.one(MatrixProduct::gemm)),
                    entry("MatMul", Rule.one(MatrixProduct::multiply)),
                    entry("BatchNormalization", Rule.one(Normalization::batch)),
                    entry("MaxPool", Rule.one(Pooling::max)),
                    entry("AveragePool", Rule.one(Pooling::average)),
                    entry("GlobalMaxPool", Rule.one(Pooling::globalMax)),
                    entry("GlobalAveragePool", Rule.one(Pooling::globalAverage)),
                    entry("Add", Rule.one(Arithmetic::add)),
                    entry("Sub", Rule.one(Arithmetic::subtract)),
                    entry("Mul", Rule.one(Arithmetic::multiply)),
                    entry("Div", Rule.one(Arithmetic::divide)),
                    entry("Sum", Rule.one(Arithmetic::sum)),
                    entry("Mean", Rule.one(Arithmetic::mean)),
                    entry("Min", Rule.one(Arithmetic::minimum)),
                    entry("Max", Rule.one(Arithmetic::maximum)),
                    entry("Pow", Rule.one(Arithmetic::power)),
                    entry("PRelu", Rule.one(Arithmetic::learntSlope)),
                    entry("Neg", Rule.one(step -> step.input(0).negated())),
                    entry("Identity", Rule.one(step -> step.input(0))),
                    entry("Dropout", Rule.one(Activations::dropout)),
                    entry("ConstantOfShape", Rule.one(Activations::filled)),
                    entry("Shape", step -> List.of()),
                    entry("Cast", Rule.one(Activations::cast)),
                    entry("Relu", Activations.exact(z -> Math.max(0, z))),
                    entry("Abs", Activations.exact(Math::abs, 0)),
                    entry("Floor", Activations.exact(Math::floor)),
                    entry("Ceil", Activations.exact(Math::ceil)),
                    entry("Clip", Rule.one(Activations::clip)),
                    entry("LeakyRelu", Rule.one(Activations::leaky)),
                    entry("ThresholdedRelu", Rule.one(Activations::threshold)),
                    entry("Elu", Rule.one(Activations::elu)),
                    entry("Celu", Rule.one(Activations::celu)),
                    entry("Selu", Rule.one(Activations::selu)),
                    entry("HardSigmoid", Rule.one(Activations::hardSigmoid)),
                    entry("HardSwish", Rule.one(Activations::hardSwish)),
                    entry("Sigmoid", Activations.approximated(0, 1, Rules::sigmoid)),
                    entry("Tanh", Activations.approximated(-1.001, 1.001, Math::tanh)),
                    entry("Exp", Activations.approximated(0, INFINITY, Math::exp)),
                    entry("Softplus", Activations.approximated(0, INFINITY, Rules::softplus)),
                    entry("Sqrt", Activations.approximated(0, INFINITY, Rules::root)),
                    entry("Softsign", Activations.signed(1.001)),
                    entry("Erf", Activations.signed(1.001)),
                    entry("Softmax", Activations.within(0, 1.001)),
                    entry("ReduceMean", Rule.one(Reduction::mean)),
                    entry("ReduceSum", Rule.one(Reduction::sum)),
                    entry("ReduceMax", Rule.one(Reduction::extremum)),
                    entry("ReduceMin", Rule.one(Reduction::extremum)),
                    entry("Reshape", Rule.one(Reshaping::reshape)),
                    entry("Flatten", Rule.one(Reshaping::flatten)),
                    entry("Squeeze", Rule.one(Reshaping::squeeze)),
                    entry("Unsqueeze", Rule.one(Reshaping::unsqueeze)),
                    entry("Transpose", Rule.one(Movement::transpose)),
                    entry("Slice", Rule.one(Movement::slice)),
                    entry("Gather", Rule.one(Movement::gather)),
                    entry("Split", Movement::split),
                    entry("Expand", Rule.one(Movement::expand)),
                    entry("Tile", Rule.one(Movement::anywhere)),
                    entry("DepthToSpace", Rule.one(Movement::anywhere)),
                    entry("SpaceToDepth", Rule.one(Movement::anywhere)),
                    entry("Concat", Rule.one(Joining::concatenate)),
                    entry("Pad", Rule.one(Joining::pad)),
                    entry("Resize", Rule.one(Resizing::resize)),
                    entry("Upsample", Rule.one(Resizing::resize)));

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
