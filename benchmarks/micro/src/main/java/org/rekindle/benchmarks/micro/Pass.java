package org.rekindle.benchmarks.micro;

/** One pass over the whole array, in one direction, of one activation on one contender. */
interface Pass {
    /** Runs it, and returns something that depends on it. */
    Object run();

    /** The pass of that name, ready to run. */
    static Pass of(String contender, String activation, String direction, int size) {
        boolean forward = direction.equals("forward");
        return contender.equals("libtorch")
                ? LibtorchPasses.of(activation, forward, size)
                : KernelPasses.of(contender, activation, forward, size);
    }
}
