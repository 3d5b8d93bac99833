package org.rekindle.onnx.shape;

import org.rekindle.onnx.model.Nodes;

/** Which shape the first output of a node has, by ONNX's definition of its operator. */
final class ShapeRules {
    private ShapeRules() {}

    /**
     * The shape.
     *
     * @throws NotUnderstoodException when the operator has no rule, or its inputs do not fit
     */
    static Shape output(Operands operands) {
        String operator = operands.node().getOpType();
        NotUnderstoodException.unless(Nodes.isStandard(operands.node()), "it has no rule");
        return switch (operator) {
            case "Conv" -> WindowShapes.convolution(operands);
            case "ConvTranspose" -> WindowShapes.transposed(operands);
            case "MaxPool", "AveragePool", "LpPool" -> WindowShapes.pool(operands);
            case "GlobalMaxPool", "GlobalAveragePool", "GlobalLpPool" ->
                    WindowShapes.globalPool(operands.shape(0));
            case "Gemm" -> ProductShapes.gemm(operands);
            case "MatMul" ->
                    ProductShapes.multiply(
                            operands.shape(0), operands.shape(1), operands.unknowns());
            case "Add", "Sub", "Mul", "Div", "Pow", "Max", "Min", "Sum", "Mean" ->
                    broadcast(operands);
            case "Expand" -> IndexedShapes.expand(operands);
            case "Transpose" -> IndexedShapes.transpose(operands);
            case "Slice" -> IndexedShapes.slice(operands);
            case "Gather" -> IndexedShapes.gather(operands);
            case "Concat" -> JoinedShapes.concatenate(operands);
            case "Pad" -> JoinedShapes.pad(operands);
            case "Resize", "Upsample" -> ResizedShapes.resize(operands);
            case "Reshape" -> ReshapedShapes.reshape(operands);
            case "Flatten" -> ReshapedShapes.flatten(operands);
            case "Squeeze" -> ReshapedShapes.squeeze(operands);
            case "Unsqueeze" -> ReshapedShapes.unsqueeze(operands);
            case "ReduceMean", "ReduceMax", "ReduceMin", "ReduceSum", "ReduceL1", "ReduceL2" ->
                    ReducedShapes.reduce(operands);
            case "BatchNormalization",
                    "InstanceNormalization",
                    "LayerNormalization",
                    "LRN",
                    "PRelu",
                    "Softmax",
                    "LogSoftmax" ->
                    operands.shape(0);
            default -> {
                NotUnderstoodException.unless(Pointwise.is(operator), "it has no rule");
                yield operands.shape(0);
            }
        };
    }

    private static Shape broadcast(Operands operands) {
        Shape shape = operands.shape(0);
        for (int i = 1; i < operands.inputs(); i++) {
            shape = Shape.broadcast(shape, operands.shape(i), operands.unknowns());
        }
        return shape;
    }
}
