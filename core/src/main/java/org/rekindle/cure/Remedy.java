package org.rekindle.cure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.rekindle.activation.Activation;
import org.rekindle.activation.Elu;
import org.rekindle.activation.LeakyRelu;
import org.rekindle.activation.PRelu;
import org.rekindle.kernel.Kernels;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.Initializer;
import org.rekindle.network.RandomizedAsymmetric;
import org.rekindle.network.VarianceScaling;
import org.rekindle.random.Seed;
import org.rekindle.training.PastRun;
import org.rekindle.training.Recipe;
import org.rekindle.training.TrainingPlan;
import org.rekindle.training.TrainingState;

/**
 * What may be done with a run whose units have died. Every remedy leads to a state from which
 * training goes on, for as many epochs as the run had.
 */
public sealed interface Remedy {

    /** The name in documents, such as {@code recycle}. */
    String id();

    /** In plain words. */
    String description();

    /** Whether it is there to compare with, and not to be recommended. */
    default boolean isControl() {
        return false;
    }

    /**
     * Where training goes on.
     *
     * @param seed where draws come from
     * @return empty when the remedy does not apply to the patient
     */
    Optional<Treatment> prepare(Patient patient, Seed seed, Kernels kernels);

    /**
     * A state and how to train it.
     *
     * @param run data and recipe; the recipe's initial network is not used
     * @param state its start
     * @param outputChange by how much recycling changed an output on the validation samples, at
     *     most; NaN where nothing was recycled
     */
    record Treatment(PastRun run, TrainingState state, double outputChange) {
        Treatment(PastRun run, TrainingState state) {
            this(run, state, Double.NaN);
        }
    }

    /** The controls, then every remedy, the least invasive first. */
    static List<Remedy> all() {
        List<Remedy> all = new ArrayList<>();
        all.add(new CarryOn());
        all.add(new ResetRandom());
        all.add(new Recycle());
        all.add(new Swap(new LeakyRelu()));
        all.add(new Swap(new PRelu()));
        all.add(new Swap(new Elu()));
        all.add(new StopDecay());
        all.add(new GoBack());
        all.add(new Standardize());
        all.add(new StartAnew(VarianceScaling.HE_NORMAL));
        all.add(new StartAnew(new RandomizedAsymmetric()));
        return List.copyOf(all);
    }

    /** Control: nothing is changed. */
    record CarryOn() implements Remedy {
        @Override
        public String id() {
            return "carry_on";
        }

        @Override
        public String description() {
            return "carry on unchanged";
        }

        @Override
        public boolean isControl() {
            return true;
        }

        @Override
        public Optional<Treatment> prepare(Patient patient, Seed seed, Kernels kernels) {
            return Optional.of(new Treatment(patient.run(), patient.end().copy()));
        }
    }

    /**
     * Control: as many units of each layer are reset as are dead in it, but any, and to what the
     * run's own initialization draws.
     */
    record ResetRandom() implements Remedy {
        @Override
        public String id() {
            return "reset_random";
        }

        @Override
        public String description() {
            return "reset as many random units";
        }

        @Override
        public boolean isControl() {
            return true;
        }

        @Override
        public Optional<Treatment> prepare(Patient patient, Seed seed, Kernels kernels) {
            TrainingState state = patient.end().copy();
            List<BitSet> drawn =
                    Recycling.random(patient.dead(), state.network(), seed.child("units"));
            Recipe recipe = patient.run().recipe();
            DenseNetwork donor =
                    DenseNetwork.initialize(
                            recipe.shape(),
                            recipe.activation(),
                            recipe.initializer(),
                            recipe.hiddenBiases(),
                            seed.child("donor"));
            return Optional.of(recycled(patient, state, drawn, donor, kernels));
        }
    }

    /** Dead units are recycled, once, and training goes on as before. */
    record Recycle() implements Remedy {
        @Override
        public String id() {
            return "recycle";
        }

        @Override
        public String description() {
            return "recycle the dead units";
        }

        @Override
        public Optional<Treatment> prepare(Patient patient, Seed seed, Kernels kernels) {
            TrainingState state = patient.end().copy();
            DenseNetwork donor = Recycling.donorFor(state.network(), seed.child("donor"));
            return Optional.of(recycled(patient, state, patient.dead(), donor, kernels));
        }
    }

    /** The same weights under an activation that passes gradients below 0. */
    record Swap(Activation activation) implements Remedy {
        @Override
        public String id() {
            return "swap_" + activation.name();
        }

        @Override
        public String description() {
            return "swap the activation for " + activation.title();
        }

        @Override
        public Optional<Treatment> prepare(Patient patient, Seed seed, Kernels kernels) {
            Recipe recipe = patient.run().recipe();
            if (recipe.activation().name().equals(activation.name())) {
                return Optional.empty();
            }
            DenseNetwork network = patient.end().network().withActivation(activation);
            PastRun changed = patient.run().with(recipe.withActivation(activation));
            return Optional.of(fresh(changed, network, kernels));
        }
    }

    /** Without weight decay, from the last healthy state, or from the start when there is none. */
    record StopDecay() implements Remedy {
        @Override
        public String id() {
            return "stop_decay";
        }

        @Override
        public String description() {
            return "go back to the last healthy state, without weight decay";
        }

        @Override
        public Optional<Treatment> prepare(Patient patient, Seed seed, Kernels kernels) {
            TrainingPlan plan = patient.run().recipe().plan();
            if (plan.optimizer().weightDecay() == 0 || patient.lastHealthy().isEmpty()) {
                return Optional.empty();
            }
            TrainingPlan free = plan.withOptimizer(plan.optimizer().withoutWeightDecay());
            PastRun changed = patient.run().with(patient.run().recipe().withPlan(free));
            DenseNetwork network = patient.lastHealthy().get().state().network().copy();
            return Optional.of(fresh(changed, network, kernels));
        }
    }

    /** The last healthy state, with a tenth of the learning rate. */
    record GoBack() implements Remedy {
        /** What the learning rate is divided by. */
        static final double FACTOR = 10;

        @Override
        public String id() {
            return "go_back";
        }

        @Override
        public String description() {
            return "go back to the last healthy state, with a tenth of the learning rate";
        }

        @Override
        public Optional<Treatment> prepare(Patient patient, Seed seed, Kernels kernels) {
            Recipe recipe = patient.run().recipe();
            TrainingPlan plan = recipe.plan();
            TrainingPlan slower = plan.withLearningRate(plan.learningRate() / FACTOR);
            PastRun changed = patient.run().with(recipe.withPlan(slower));
            return patient.lastHealthy()
                    .map(checkpoint -> new Treatment(changed, checkpoint.state().copy()));
        }
    }

    /** A new network on standardised inputs. */
    record Standardize() implements Remedy {
        @Override
        public String id() {
            return "standardize";
        }

        @Override
        public String description() {
            return "standardise the inputs, and start anew";
        }

        @Override
        public Optional<Treatment> prepare(Patient patient, Seed seed, Kernels kernels) {
            return patient.run()
                    .standardized()
                    .map(
                            run ->
                                    fresh(
                                            run,
                                            start(run.recipe(), run.recipe().initializer(), seed),
                                            kernels));
        }
    }

    /** A new network, drawn another way, with zero biases. */
    record StartAnew(Initializer initializer) implements Remedy {
        @Override
        public String id() {
            return "start_anew_" + initializer.name();
        }

        @Override
        public String description() {
            return "start anew with %s".formatted(initializer.name());
        }

        @Override
        public Optional<Treatment> prepare(Patient patient, Seed seed, Kernels kernels) {
            Recipe recipe = patient.run().recipe();
            return Optional.of(fresh(patient.run(), start(recipe, initializer, seed), kernels));
        }
    }

    /** With biases of 0, whatever those of the run were. */
    private static DenseNetwork start(Recipe recipe, Initializer initializer, Seed seed) {
        return DenseNetwork.initialize(
                recipe.shape(), recipe.activation(), initializer, 0, seed.child("weights"));
    }

    private static Treatment recycled(
            Patient patient,
            TrainingState state,
            List<BitSet> units,
            DenseNetwork donor,
            Kernels kernels) {
        Recycling.Report report =
                Recycling.recycle(state, units, donor, patient.run().data().validation(), kernels);
        return new Treatment(patient.run(), state, report.largestChange());
    }

    private static Treatment fresh(PastRun run, DenseNetwork network, Kernels kernels) {
        return new Treatment(
                run, TrainingState.start(network, run.recipe().plan().optimizer(), kernels));
    }
}
