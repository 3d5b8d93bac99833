package org.rekindle.network;

import org.rekindle.kernel.Crew;
import org.rekindle.kernel.Kernels;

/**
 * A door into the core for measurements alone: a forward pass that does not count who fires, so
 * that one can see what counting costs.
 */
public final class UncountedPass {
    private UncountedPass() {}

    /** A pass whose {@link ForwardPass#firing} stays at 0. */
    public static ForwardPass of(NetworkShape shape, int capacity, Kernels kernels) {
        return new ForwardPass(shape, capacity, kernels, new Crew(), false);
    }
}
