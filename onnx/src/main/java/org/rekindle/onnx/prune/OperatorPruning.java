package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;

/** How units go through a node of one kind. */
sealed interface OperatorPruning
        permits CombinationPruning,
                ConcatenationPruning,
                ConvolutionPruning,
                ElementwisePruning,
                MatrixProductPruning,
                ShapeNodePruning,
                NormalizationPruning,
                PaddingPruning,
                PoolingPruning,
                RecurrencePruning,
                ReductionPruning,
                ReshapePruning,
                ResizePruning,
                SlicePruning,
                TransposePruning {

    /**
     * The node computes units that are to go and that nobody else reads.
     *
     * @throws Obstacle when it cannot do without them
     */
    void produce(Removal removal, NodeProto node, Units units) throws Obstacle;

    /**
     * The node reads units that are to go.
     *
     * @param input which of its inputs has them
     * @throws Obstacle when it cannot do without them
     */
    void consume(Removal removal, NodeProto node, int input, Units units) throws Obstacle;
}
