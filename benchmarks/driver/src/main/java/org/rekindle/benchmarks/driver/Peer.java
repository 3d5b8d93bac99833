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
    /** Python. */
    PYTORCH("pytorch", "", "") {
        @Override
        List<String> command(Installation installation) {
            String python = System.getenv().getOrDefault(PYTHON, "python3");
            String script = installation.home().resolve("benchmarks/pytorch/worker.py").toString();
            return List.of(python, "-u", script);
        }
    },
    /** No contender, but what all of them share. */
    PEAK("peak", "rekindle", "PeakWorker");

    /** The variable that names the Python interpreter that has torch. */
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
