package org.rekindle.benchmarks.driver;

import java.util.ArrayList;
import java.util.List;

/** Who can take part, in the order of the tables, and how its worker is started. */
enum Peer {
    /** This product. */
    REKINDLE("rekindle", "rekindle", "RekindleWorker"),
    /** C++ through JavaCPP. */
    LIBTORCH("libtorch", "libtorch", "LibtorchWorker"),
    /** DJL's Trainer, and nothing beside it. */
    DJL("djl", "djl", "DjlWorker"),
    /** DJL's Trainer as its documentation sets it up. */
    EASY_TRAIN("easytrain", "djl", "EasyTrainWorker"),
    /** Deeplearning4j. */
    DL4J("dl4j", "dl4j", "Dl4jWorker"),
    /** Python, in eager mode. */
    PYTORCH("pytorch", "", "") {
        @Override
        List<String> command(Installation installation) {
            return python(installation, "pytorch_worker.py");
        }
    },
    /** The same, compiled. */
    TORCH_COMPILE("torch_compile", "", "") {
        @Override
        List<String> command(Installation installation) {
            return python(installation, "pytorch_worker.py", "--compile");
        }

        @Override
        boolean compiles() {
            return true;
        }
    },
    /** Python, whole rounds compiled. */
    JAX("jax", "", "") {
        @Override
        List<String> command(Installation installation) {
            return python(installation, "jax_worker.py");
        }

        @Override
        boolean compiles() {
            return true;
        }
    },
    /** No contender, but what all of them share. */
    PEAK("peak", "rekindle", "PeakWorker");

    /** The variable that names the Python interpreter that has torch and JAX. */
    static final String PYTHON = "REKINDLE_BENCHMARKS_PYTHON";

    private final String id;
    private final String module;
    private final String worker;

    Peer(String id, String module, String worker) {
        this.id = id;
        this.module = module;
        this.worker = worker;
    }

    /** Its name in options and JSON. */
    String id() {
        return id;
    }

    /** Whether it compiles a workload before the first step, and tells how long that took. */
    boolean compiles() {
        return false;
    }

    /** The command that runs a script of {@code benchmarks/python}. */
    static List<String> python(Installation installation, String script, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(System.getenv().getOrDefault(PYTHON, "python3"));
        command.add("-u");
        command.add(installation.home().resolve("benchmarks/python").resolve(script).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    List<String> command(Installation installation) throws WorkerException {
        List<String> options = new ArrayList<>(List.of("-Xmx2g", "-XX:+UseParallelGC"));
        if (module.equals("rekindle")) {
            options.add("--add-modules=jdk.incubator.vector");
        }
        String target = installation.home().resolve("benchmarks/target").toString();
        options.add("-DDJL_CACHE_DIR=" + target + "/djl");
        options.add("-Dai.djl.offline=true");
        options.add("-DOPT_OUT_TRACKING=true");
        options.add("-Dorg.bytedeco.javacpp.cachedir=" + target + "/javacpp-" + module);
        return installation.java(
                module, "org.rekindle.benchmarks." + module + "." + worker, options);
    }
}
