package org.rekindle.benchmarks.micro;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
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

    /** Makes the arrays. */
    @Setup
    public void prepare() {
        pass = Pass.of(contender, activation, direction, size);
    }

    /** One pass over the array. */
    @Benchmark
    public Object pass() {
        return pass.run();
    }
}
