package org.rekindle.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;
import org.rekindle.activation.Elu;
import org.rekindle.activation.Relu;
import org.rekindle.census.NetworkCensus;
import org.rekindle.census.NetworkTally;
import org.rekindle.kernel.Crew;
import org.rekindle.kernel.Kernels;
import org.rekindle.network.Dataset;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.ForwardPass;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;
import org.rekindle.network.VarianceScaling;
import org.rekindle.random.Seed;

class RecyclingTest {
    private static final NetworkShape SHAPE = new NetworkShape(8, List.of(24, 16, 16), 3);
    private static final Dataset PROBE = Samples.of(Task.CLASSIFICATION, 400, 5);

    @Property(tries = 60)
    void recyclingDeadUnitsChangesNoOutputAndTheyFireAgain(
            @ForAll long seed, @ForAll @FloatRange(min = -9, max = 0) float bias) {
        TrainingState state = state(seed, bias);
        List<BitSet> dead = Recycling.dead(census(state.network()));
        int count = dead.stream().mapToInt(BitSet::cardinality).sum();
        DenseNetwork donor = Recycling.donorFor(state.network(), Seed.of(seed).child("donor"));
        Recycling.Report report = Recycling.recycle(state, dead, donor, PROBE);
        assertThat(report.largestChange()).isZero();
        assertThat(report.units()).isEqualTo(count);
        assertThat(report.firing()).isEqualTo(count);
        assertThat(census(state.network()).deadFraction()).isZero();
    }

    @Test
    void resettingUnitsThatAreAliveChangesTheOutput() {
        TrainingState state = state(1, 0);
        BitSet first = new BitSet();
        first.set(0, 12);
        List<BitSet> units = List.of(first, new BitSet(), new BitSet());
        DenseNetwork donor = Recycling.donorFor(state.network(), Seed.of(2));
        Recycling.Report report = Recycling.recycle(state, units, donor, PROBE);
        assertThat(report.largestChange()).isGreaterThan(0.01);
    }

    /** Its output is the same for every sample, and goes into the biases above. */
    @Test
    void recyclingADeadEluChangesTheOutputByNoMoreThanRounding() {
        DenseNetwork network =
                DenseNetwork.initialize(
                        SHAPE, new Elu(), VarianceScaling.HE_NORMAL, -200, Seed.of(1));
        TrainingState state = TrainingState.start(network, Adam.withWeightDecay(0));
        List<BitSet> dead = Recycling.dead(census(network));
        assertThat(dead.get(0).cardinality()).isEqualTo(24);
        Recycling.Report report =
                Recycling.recycle(state, dead, Recycling.donorFor(network, Seed.of(2)), PROBE);
        assertThat(report.largestChange()).isLessThan(1e-5);
    }

    @Test
    void asManyLivingUnitsAreDrawnInEachLayerAsAreDeadAndLiving() {
        TrainingState state = state(1, 0);
        List<BitSet> dead = List.of(firstUnits(5), firstUnits(12), firstUnits(16));
        List<BitSet> drawn = Recycling.living(dead, state.network(), Seed.of(8));
        assertThat(drawn).extracting(BitSet::cardinality).containsExactly(5, 4, 0);
        for (int layer = 0; layer < dead.size(); layer++) {
            assertThat(drawn.get(layer).intersects(dead.get(layer))).isFalse();
            assertThat(drawn.get(layer).length()).isLessThanOrEqualTo(SHAPE.hidden().get(layer));
        }
        assertThat(Recycling.living(dead, state.network(), Seed.of(9))).isNotEqualTo(drawn);
    }

    /** With the global step of Adam, the largest of these updates is 3 learning rates and more. */
    @Test
    void theFirstUpdatesOfARecycledUnitAreNoLargerThanTheLearningRate() {
        double rate = 0.001;
        TrainingPlan plan =
                new TrainingPlan(Task.CLASSIFICATION, Adam.withWeightDecay(0), rate, 50, 100);
        TrainingState state = state(3, 0);
        TrainingData data = Samples.data(Task.CLASSIFICATION);
        new DenseTrainer(plan).carryOn(state, data, Seed.of(1), TrainingObserver.NONE);
        List<BitSet> units = List.of(firstUnits(3), new BitSet(), new BitSet());
        DenseNetwork donor = Recycling.donorFor(state.network(), Seed.of(2));
        Recycling.recycle(state, units, donor, PROBE);
        TrainingStep step = new TrainingStep(state, plan, 50, Kernels.fastest(), new Crew());
        int[] order = IntStream.range(0, data.train().samples()).toArray();
        int incoming = 3 * SHAPE.inputs();
        double largest = 0;
        for (int i = 0; i < 2; i++) {
            float[] before = Arrays.copyOf(state.network().parameters(), incoming);
            step.run(data.train(), order, 50 * i, 50);
            float[] after = state.network().parameters();
            for (int weight = 0; weight < incoming; weight++) {
                largest = Math.max(largest, Math.abs((double) after[weight] - before[weight]));
            }
        }
        assertThat(largest).isBetween(0.3 * rate, 1.01 * rate);
    }

    private static BitSet firstUnits(int count) {
        BitSet units = new BitSet();
        units.set(0, count);
        return units;
    }

    @Test
    void careRevivesANetworkThatIsBornDead() {
        Recipe recipe =
                new Recipe(
                        SHAPE,
                        new Relu(),
                        VarianceScaling.HE_NORMAL,
                        Collections.nCopies(3, -9f),
                        new TrainingPlan(
                                Task.CLASSIFICATION, Adam.withWeightDecay(0), 0.01, 50, 15),
                        1);
        PastRun run = new PastRun(recipe, Samples.data(Task.CLASSIFICATION));
        List<Recycling.Report> reports = new ArrayList<>();
        Care care =
                new Care(
                        run.data().validation(),
                        15,
                        Seed.of(1),
                        (epoch, report) -> reports.add(report));
        double score =
                recipe.train(run.data(), care).lastEpoch().orElseThrow().validation().score();
        assertThat(score).isGreaterThan(0.8);
        assertThat(reports).isNotEmpty();
        assertThat(reports).allMatch(report -> report.largestChange() == 0);
    }

    private static TrainingState state(long seed, float bias) {
        DenseNetwork network =
                DenseNetwork.initialize(
                        SHAPE, new Relu(), VarianceScaling.HE_NORMAL, bias, Seed.of(seed));
        return TrainingState.start(network, Adam.withWeightDecay(0));
    }

    private static NetworkCensus census(DenseNetwork network) {
        ForwardPass pass = new ForwardPass(SHAPE, PROBE.samples());
        pass.run(network, PROBE, null, 0, PROBE.samples());
        NetworkTally tally = new NetworkTally(network);
        tally.add(pass);
        return tally.census();
    }
}
