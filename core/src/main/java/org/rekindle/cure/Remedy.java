package org.rekindle.cure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rekindle.activation.Elu;
import org.rekindle.activation.LeakyRelu;
import org.rekindle.activation.PRelu;
import org.rekindle.kernel.Kernels;
import org.rekindle.network.RandomizedAsymmetric;
import org.rekindle.network.VarianceScaling;
import org.rekindle.random.Seed;

/**
 * What may be done with a run whose units have died. Every remedy leads to a state from which
 * training goes on, for as many epochs as the run had.
 */
public sealed interface Remedy
        permits CarryOn,
                ResetRandom,
                Recycle,
                SwapActivation,
                StopDecay,
                GoBack,
                Standardize,
                StartAnew {

    /** The name in documents, such as {@code recycle}. */
    String id();

    /** In plain words. */
    String description();

    /** Whether it is there to compare with, and not to be recommended. */
    default boolean isControl() {
        return false;
    }

    /** Whether the network that it leads to takes standardised inputs, though the run's did not. */
    default boolean standardizes() {
        return false;
    }

    /**
     * Where training goes on.
     *
     * @param seed where draws come from
     * @return empty when the remedy does not apply to the patient
     */
    Optional<Treatment> prepare(Patient patient, Seed seed, Kernels kernels);

    /** The controls, then every remedy, the least invasive first. */
    static List<Remedy> all() {
        List<Remedy> all = new ArrayList<>();
        all.add(new CarryOn());
        all.add(new ResetRandom());
        all.add(new Recycle());
        all.add(new SwapActivation(new LeakyRelu()));
        all.add(new SwapActivation(new PRelu()));
        all.add(new SwapActivation(new Elu()));
        all.add(new StopDecay());
        all.add(new GoBack());
        all.add(new Standardize());
        all.add(new StartAnew(VarianceScaling.HE_NORMAL));
        all.add(new StartAnew(new RandomizedAsymmetric()));
        return List.copyOf(all);
    }
}
