package org.rekindle.onnx.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rekindle.onnx.prune.QuantizedLayers.quantizedConv;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.rekindle.onnx.model.Model;

/** Units that are shuffled, split, sliced, looked up or quantised on their way. */
class MovedUnitsPruningTest {
    private static final long[] IMAGE = {2, 3, 4, 4};

    @Property(tries = 40)
    void shuffledChannelsGoWhereverTheyAre(@ForAll long seed, @ForAll boolean some) {
        Set<Integer> dead = some ? Set.of(3) : Set.of(0, 3, 4);
        PruneModels models = PruneModels.on(-1, 3, 4, 4).seed(seed).conv(3, 6, 3, 1, dead).relu();
        shuffle(models, 6).conv(6, 2, 1, 0, Set.of());
        PrunedModel pruned = Dead.assertGone(models.build(), List.of(dead), IMAGE);
        assertThat(pruned.model().getGraph().getNodeList())
                .noneMatch(node -> node.getOpType().equals("Transpose"));
    }

    @Test
    void channelsBeforeAShuffledRectifierGo() {
        PruneModels models = PruneModels.on(-1, 3, 4, 4).conv(3, 6, 3, 1, Set.of(2));
        Model model = shuffle(models, 6).relu().conv(6, 2, 1, 0, Set.of()).build();
        Dead.assertGone(model, List.of(Set.of(4)), IMAGE);
    }

    @Test
    void eachPartOfASplitLosesItsOwn() {
        PruneModels models = PruneModels.on(-1, 3, 4, 4).conv(3, 6, 3, 1, Set.of(1, 3)).relu();
        List<String> halves = models.split(2, -1, 3, 4, 4);
        models.from(halves.get(0)).conv(3, 2, 1, 0, Set.of());
        String one = models.last();
        models.from(halves.get(1)).conv(3, 2, 1, 0, Set.of());
        models.node("Add", List.of(one, models.last()));
        Dead.assertGone(models.build(), List.of(Set.of(1, 3)), IMAGE);
    }

    @Test
    void aSliceOfUnitsLosesItsOwn() {
        PruneModels models = PruneModels.on(-1, 4).gemm(4, 8, true, Set.of(1, 3, 4)).relu();
        String units = models.last();
        models.slice(units, 2, 6).gemm(4, 2, true, Set.of());
        String one = models.last();
        models.from(units).gemm(8, 2, true, Set.of());
        models.node("Add", List.of(one, models.last()));
        Dead.assertGone(models.build(), List.of(Set.of(1, 3, 4)), 2, 4);
    }

    @Test
    void anInstanceNormalizationOfZerosIsItsShift() {
        PruneModels models = PruneModels.on(-1, 3, 4, 4).conv(3, 6, 3, 1, Set.of(1, 3)).relu();
        String shift = models.bias(6, Set.of());
        models.node(
                "InstanceNormalization", List.of(models.last(), models.bias(6, Set.of()), shift));
        Model model = models.conv(6, 2, 1, 0, Set.of()).build();
        PrunedModel pruned = Dead.assertGone(model, List.of(Set.of(1, 3)), IMAGE);
        assertThat(pruned.model().getGraph().getNodeCount()).isEqualTo(4);
    }

    @Test
    void aMeanOverGroupsKeepsItsMembers() {
        PruneModels models = PruneModels.on(-1, 3, 4, 4).conv(3, 4, 3, 1, Set.of());
        models.reshape(0, 2, -1);
        String scale = models.constant(new double[] {1, 1}, 2);
        String shift = models.constant(new double[] {0, 0}, 2);
        models.node("InstanceNormalization", List.of(models.last(), scale, shift));
        models.reshape(-1, 4, 4, 4);
        String bias = models.constant(new double[] {0, PruneModels.DEADLY, 0, 0}, 4, 1, 1);
        models.node("Add", List.of(models.last(), bias)).relu().conv(4, 2, 1, 0, Set.of());
        PrunedModel pruned = Dead.prune(models.build(), List.of(Set.of(1)));
        assertThat(pruned.removed().values()).containsExactly(1);
        Outputs.assertSame(models.build().proto(), pruned.model(), IMAGE);
    }

    @Test
    void anEinsumLosesRowsAndColumns() {
        PruneModels models = PruneModels.on(-1, 5, 4);
        models.einsum("bti,io->bto", models.weights(4, 6)).add(6, Set.of(2)).relu();
        Model model = models.einsum("bti,oi->bto", models.weights(3, 6)).build();
        Dead.assertGoneAfterRun(model, List.of(Set.of(2)), 2, 5, 4);
    }

    @Test
    void quantizedWeightsLoseTheirScalesToo() {
        PruneModels models = PruneModels.on(-1, 3, 4, 4);
        models.with(quantizedConv(3, 6, Set.of(1, 4))).relu().with(quantizedConv(6, 2, Set.of()));
        Dead.assertGoneAfterRun(models.build(), List.of(Set.of(1, 4)), IMAGE);
    }

    @Test
    void aGatedUnitGoesWithItsGate() {
        PruneModels models = PruneModels.on(-1, 4).gemm(4, 5, true, Set.of(2));
        String z = models.last();
        String gate = models.op("Sigmoid").last();
        models.node("Mul", List.of(z, gate)).relu();
        Model model = models.gemm(5, 2, true, Set.of()).build();
        PrunedModel pruned = Dead.assertGone(model, List.of(Set.of(2)), 2, 4);
        assertThat(pruned.model().getGraph().getNodeCount())
                .isEqualTo(model.graph().nodes().size());
    }

    private static PruneModels shuffle(PruneModels models, int channels) {
        return models.reshape(-1, 2, channels / 2, 4, 4)
                .op("Transpose", PruneModels.integers("perm", 0, 2, 1, 3, 4))
                .reshape(-1, channels, 4, 4);
    }
}
