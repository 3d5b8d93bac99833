package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;

/** How units are removed from a node of one kind. */
sealed interface OperatorPruning
        permits CombinationPruning,
                ConcatenationPruning,
                ConvolutionPruning,
                DynamicQuantizationPruning,
                EinsumPruning,
                ElementwisePruning,
                GatherPruning,
                InstancePruning,
                IntegerProductPruning,
                MatrixProductPruning,
                ShapeNodePruning,
                NormalizationPruning,
                PaddingPruning,
                PoolingPruning,
                QuantizationPruning,
                QuantizedCombinationPruning,
                QuantizedProductPruning,
                RecurrencePruning,
                ReductionPruning,
                ReshapePruning,
                ResizePruning,
                SelectionPruning,
                SlicePruning,
                SplitPruning,
                TransposePruning {

    /** Whether further results of the node stay as they are, or are looked after. */
    default boolean keepsResultsApart() {
        return false;
    }

    /**
     * Removes units that the node computes, and that no other node reads.
     *
     * @throws Obstacle when the node needs them
     */
    void produce(Removal removal, NodeProto node, Units units) throws Obstacle;

    /**
     * Removes units that the node reads.
     *
     * @param input which of its inputs has them
     * @throws Obstacle when the node needs them
     */
    void consume(Removal removal, NodeProto node, int input, Units units) throws Obstacle;
}
