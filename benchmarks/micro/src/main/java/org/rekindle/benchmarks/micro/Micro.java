package org.rekindle.benchmarks.micro;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks once, each in a fork of its own. */
public final class Micro {
    private Micro() {}

    /**
     * Runs them all, or with {@code --quick} two of the activations and shorter.
     *
     * @param args the file for the result in JSON, perhaps {@code --quick}; what follows are
     *     options of the forks
     */
    public static void main(String[] args) throws RunnerException {
        boolean quick = args.length > 1 && args[1].equals("--quick");
        List<String> jvm =
                new ArrayList<>(
                        List.of(
                                "--add-modules=jdk.incubator.vector",
                                "-Xms2g",
                                "-Xmx2g",
                                "-XX:+UseParallelGC"));
        jvm.addAll(Arrays.asList(args).subList(quick ? 2 : 1, args.length));
        ChainedOptionsBuilder options =
                new OptionsBuilder()
                        .include(Micro.class.getPackageName())
                        .forks(1)
                        .threads(1)
                        .warmupIterations(quick ? 1 : 3)
                        .warmupTime(TimeValue.milliseconds(200))
                        .measurementIterations(quick ? 3 : 8)
                        .measurementTime(TimeValue.milliseconds(quick ? 100 : 250))
                        .jvmArgs(jvm.toArray(new String[0]))
                        .shouldFailOnError(false)
                        .resultFormat(ResultFormatType.JSON)
                        .result(args[0]);
        if (quick) {
            options.param("activation", "relu", "elu").param("contender", "vector", "libtorch");
        }
        new Runner(options.build()).run();
    }
}
