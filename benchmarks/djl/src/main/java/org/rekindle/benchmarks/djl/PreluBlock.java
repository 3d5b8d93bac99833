package org.rekindle.benchmarks.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.jspecify.annotations.Nullable;

/**
 * PReLU with a slope per unit, {@code max(0, z) + slope · min(0, z)}. DJL's own {@code Prelu} has
 * one slope for all and throws on this engine, so this is what its users write.
 */
final class PreluBlock extends AbstractBlock {
    private final Parameter slopes;

    PreluBlock() {
        slopes =
                addParameter(
                        Parameter.builder()
                                .setName("slopes")
                                .setType(Parameter.Type.WEIGHT)
                                .build());
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store,
            NDList inputs,
            boolean training,
            @Nullable PairList<String, Object> params) {
        NDArray z = inputs.singletonOrThrow();
        NDArray slope = store.getValue(slopes, z.getDevice(), training);
        return new NDList(z.maximum(0f).add(z.minimum(0f).mul(slope)));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return inputShapes;
    }
}
