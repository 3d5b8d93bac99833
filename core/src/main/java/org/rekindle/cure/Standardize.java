package org.rekindle.cure;

import java.util.Optional;
import org.rekindle.kernel.Kernels;
import org.rekindle.random.Seed;

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
    public boolean standardizes() {
        return true;
    }

    @Override
    public Optional<Treatment> prepare(Patient patient, Seed seed, Kernels kernels) {
        return patient.run()
                .standardized()
                .map(
                        run ->
                                Treatment.fresh(
                                        run,
                                        Treatment.newNetwork(
                                                run.recipe(), run.recipe().initializer(), seed),
                                        kernels));
    }
}
