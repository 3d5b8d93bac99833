package org.rekindle.training;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.rekindle.activation.Activation;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.Initializer;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.VarianceScaling;
import org.rekindle.random.Seed;
import org.rekindle.subject.Change;

/**
 * Everything that determines one training run, apart from its data: two runs give the same network
 * bit for bit. Recipes with the same seed start from the same draws and see the same batches, so
 * differences between their results come from differences between the recipes.
 *
 * @param shape the network's widths
 * @param activation of the hidden units
 * @param initializer how weights and biases are drawn
 * @param hiddenBiases the initial bias of each hidden layer; 0 with an initializer that draws
 *     biases
 * @param plan how the network is trained
 * @param seed the seed of the initial weights and of the batch order
 */
public record Recipe(
        NetworkShape shape,
        Activation activation,
        Initializer initializer,
        List<Float> hiddenBiases,
        TrainingPlan plan,
        long seed) {

    /** Up to this many units, a layer counts as narrow, and can be made wider. */
    private static final int NARROW = 32;

    /** Copies the list. */
    public Recipe {
        hiddenBiases = List.copyOf(hiddenBiases);
        if (hiddenBiases.size() != shape.hidden().size()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "there must be one bias for each of the %d hidden layers, but %d were given",
                            shape.hidden().size(),
                            hiddenBiases.size()));
        }
    }

    /** With He initialization and biases of 0. */
    public Recipe(NetworkShape shape, Activation activation, TrainingPlan plan, long seed) {
        this(
                shape,
                activation,
                VarianceScaling.HE_NORMAL,
                Collections.nCopies(shape.hidden().size(), 0f),
                plan,
                seed);
    }

    /** The network before training. */
    public DenseNetwork initialNetwork() {
        return DenseNetwork.initialize(
                shape, activation, initializer, hiddenBiases, Seed.of(seed).child("weights"));
    }

    /** The seed of the order of the samples. */
    public Seed batchSeed() {
        return Seed.of(seed).child("batches");
    }

    /** Trains the {@link #initialNetwork}. */
    public TrainingResult train(TrainingData data, TrainingObserver observer) {
        return train(initialNetwork(), data, observer);
    }

    /**
     * Trains the {@link #initialNetwork}, with the samples in another order.
     *
     * @see Change#otherBatches
     */
    TrainingResult trainInOtherBatches(TrainingData data, TrainingObserver observer) {
        return new DenseTrainer(plan)
                .train(initialNetwork(), data, batchSeed().child("other"), observer);
    }

    /**
     * Trains a network as the plan says.
     *
     * @param network trained in place; {@link #initialNetwork} for the run itself
     */
    public TrainingResult train(
            DenseNetwork network, TrainingData data, TrainingObserver observer) {
        return new DenseTrainer(plan).train(network, data, batchSeed(), observer);
    }

    /**
     * The same, for callers that also need the state.
     *
     * @param state of a network about to be trained
     */
    public TrainingResult train(TrainingState state, TrainingData data, TrainingObserver observer) {
        return new DenseTrainer(plan).carryOn(state, data, batchSeed(), observer);
    }

    /**
     * The same with a change. A network whose layers all are wide is not made wider. It
     * standardises nothing and orders no batches, because that is not part of a recipe.
     */
    public Recipe with(Change change) {
        Recipe changed =
                change.start()
                        .map(start -> withStart(start.initializer(), start.bias()))
                        .orElse(this);
        changed = change.activation().map(changed::withActivation).orElse(changed);
        if (change.widthFactor() > 1
                && shape.narrowest() <= NARROW
                && changed.initializer.fits(shape.widened(change.widthFactor()))) {
            changed = changed.withShape(shape.widened(change.widthFactor()));
        }
        if (change.linearOutput()) {
            changed = changed.withShape(changed.shape.withLinearOutput());
        }
        return changed.withPlan(plan.with(change));
    }

    /** The same up to an epoch, which may be later than its end. */
    public Recipe until(int epoch) {
        return withPlan(plan.until(epoch));
    }

    /**
     * The same with other widths.
     *
     * @param other with as many hidden layers
     */
    public Recipe withShape(NetworkShape other) {
        return new Recipe(other, activation, initializer, hiddenBiases, plan, seed);
    }

    /** The same with another activation. */
    public Recipe withActivation(Activation other) {
        return new Recipe(shape, other, initializer, hiddenBiases, plan, seed);
    }

    /** The same with another initialization. */
    public Recipe withStart(Initializer other, float bias) {
        List<Float> biases = Collections.nCopies(hiddenBiases.size(), bias);
        return new Recipe(shape, activation, other, biases, plan, seed);
    }

    /** The same with another plan. */
    public Recipe withPlan(TrainingPlan other) {
        return new Recipe(shape, activation, initializer, hiddenBiases, other, seed);
    }

    /** The same with another seed: other draws and other batches. */
    public Recipe withSeed(long other) {
        return new Recipe(shape, activation, initializer, hiddenBiases, plan, other);
    }
}
