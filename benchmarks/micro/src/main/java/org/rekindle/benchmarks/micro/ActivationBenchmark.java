package org.rekindle.benchmarks.micro;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** An activation over one array. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ActivationBenchmark {
    private static final int IN_CACHE = 1 << 14;
    private static final long WARM_UP_NANOS = 1_000_000_000L;

    /** The number of floats. */
    @Param({"16384", "67108864"})
    public int size;

    /** Whose. */
    @Param({"vector", "plain", "libtorch"})
    public String contender = "";

    /** Which. */
    @Param({"relu", "leaky_relu", "prelu", "elu"})
    public String activation = "";

    /** Which way. */
    @Param({"forward", "backward"})
    public String direction = "";

    private Pass pass = Object::new;

    /** Where the warm-up leaves its result, so that nothing of it can be left out. */
    public Object warmUpResult = "";

    /**
     * Makes the arrays. Passes over a large one are so few that the JVM would go on interpreting
     * them, so what they call is called beforehand on a small one.
     */
    @Setup
    public void prepare() {
        Pass small = Pass.of(contender, activation, direction, IN_CACHE);
        long start = System.nanoTime();
        while (System.nanoTime() - start < WARM_UP_NANOS) {
            warmUpResult = small.run();
        }
        pass = Pass.of(contender, activation, direction, size);
    }

    /**
     * One pass over the array. Compiled apart from the loop that measures, as it is apart from the
     * loop that trains: inlined into a loop that calls something else, a kernel's constants are
     * kept in memory, and it takes up to twice as long.
     */
    @Benchmark
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public Object pass() {
        return pass.run();
    }
}
