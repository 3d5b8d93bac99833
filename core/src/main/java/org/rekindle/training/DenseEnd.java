package org.rekindle.training;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.rekindle.activation.Activation;
import org.rekindle.network.DenseNetwork;
import org.rekindle.random.Seed;
import org.rekindle.subject.Change;
import org.rekindle.subject.Outcome;
import org.rekindle.subject.PreparedRun;
import org.rekindle.subject.Recyclable;
import org.rekindle.subject.Rewindable;
import org.rekindle.subject.Swappable;
import org.rekindle.subject.Treatment;

/**
 * The end of a run of a dense network.
 *
 * @param run the run
 * @param result its result
 * @param state its final state
 * @param lastHealthy its state after the last healthy epoch
 */
record DenseEnd(
        PastRun run,
        TrainingResult result,
        TrainingState state,
        Optional<Checkpoints.Checkpoint> lastHealthy)
        implements Recyclable, Rewindable, Swappable {

    @Override
    public Outcome outcome() {
        return result.outcome();
    }

    @Override
    public Treatment carryOn() {
        return draw -> DenseTreatment.resumed(run, state.copy(), seed(draw));
    }

    @Override
    public Optional<Treatment> startAnew(Change change) {
        boolean newDraws = change.start().isPresent() && !change.standardizes();
        if (!newDraws && !change.equals(Change.NONE) && !run.applies(change)) {
            return Optional.empty();
        }
        PastRun changed = run.with(change);
        Recipe recipe = changed.recipe();
        return Optional.of(
                draw ->
                        DenseTreatment.fresh(
                                changed,
                                DenseNetwork.initialize(
                                        recipe.shape(),
                                        recipe.activation(),
                                        recipe.initializer(),
                                        recipe.hiddenBiases(),
                                        seed(draw).child("weights")),
                                seed(draw)));
    }

    @Override
    public Treatment recycleDead() {
        return draw -> {
            DenseNetwork donor = Recycling.donorFor(state.network(), seed(draw).child("donor"));
            return recycled(dead(), donor, seed(draw));
        };
    }

    @Override
    public Treatment resetRandom() {
        return draw -> {
            Seed seed = seed(draw);
            List<BitSet> drawn = Recycling.living(dead(), state.network(), seed.child("units"));
            Recipe recipe = run.recipe();
            DenseNetwork donor =
                    DenseNetwork.initialize(
                            recipe.shape(),
                            recipe.activation(),
                            recipe.initializer(),
                            recipe.hiddenBiases(),
                            seed.child("donor"));
            return recycled(drawn, donor, seed);
        };
    }

    @Override
    public OptionalInt lastHealthyEpoch() {
        return lastHealthy.isPresent()
                ? OptionalInt.of(lastHealthy.get().epoch())
                : OptionalInt.empty();
    }

    @Override
    public Treatment goBack(Change change) {
        TrainingState healthy = lastHealthy.orElseThrow().state();
        PastRun changed = run.with(change);
        boolean sameOptimizer =
                changed.recipe().plan().optimizer().equals(run.recipe().plan().optimizer());
        return draw ->
                sameOptimizer
                        ? DenseTreatment.resumed(changed, healthy.copy(), seed(draw))
                        : DenseTreatment.fresh(changed, healthy.network().copy(), seed(draw));
    }

    @Override
    public Activation activation() {
        return run.recipe().activation();
    }

    @Override
    public Treatment swap(Activation activation) {
        PastRun changed = run.with(Change.NONE.withActivation(activation));
        return draw ->
                DenseTreatment.fresh(
                        changed, state.network().withActivation(activation), seed(draw));
    }

    private PreparedRun recycled(List<BitSet> units, DenseNetwork donor, Seed seed) {
        TrainingState copy = state.copy();
        Recycling.Report report = Recycling.recycle(copy, units, donor, run.data().validation());
        return new DenseTreatment(run, copy, seed, report.largestChange());
    }

    private List<BitSet> dead() {
        return Recycling.dead(result.census());
    }

    private Seed seed(int draw) {
        return Seed.of(run.recipe().seed()).child("cure").child(draw);
    }
}
