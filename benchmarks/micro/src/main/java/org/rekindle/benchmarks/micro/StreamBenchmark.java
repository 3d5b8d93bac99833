package org.rekindle.benchmarks.micro;

import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the memory traffic of an activation costs without the activation. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StreamBenchmark {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    /** The number of floats; whole vectors. */
    @Param({"16384", "67108864"})
    public int size;

    private float[] source = {};
    private float[] target = {};

    /** Makes the arrays. */
    @Setup
    public void prepare() {
        source = Values.normal(size);
        target = Values.zeros(size);
    }

    /** As a forward pass: loads one, stores another. */
    @Benchmark
    public float[] forward() {
        for (int i = 0; i < size; i += SPECIES.length()) {
            FloatVector.fromArray(SPECIES, source, i).intoArray(target, i);
        }
        return target;
    }

    /**
     * As a backward pass: loads two, stores into the second; the larger, so that both are needed.
     */
    @Benchmark
    public float[] backward() {
        for (int i = 0; i < size; i += SPECIES.length()) {
            FloatVector.fromArray(SPECIES, source, i)
                    .max(FloatVector.fromArray(SPECIES, target, i))
                    .intoArray(target, i);
        }
        return target;
    }

    /** What the JDK does for the same as {@link #forward}. */
    @Benchmark
    public float[] arraycopy() {
        System.arraycopy(source, 0, target, 0, size);
        return target;
    }
}
