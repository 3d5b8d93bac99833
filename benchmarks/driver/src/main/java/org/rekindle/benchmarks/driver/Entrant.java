package org.rekindle.benchmarks.driver;

import java.nio.file.Path;
import org.rekindle.benchmarks.protocol.Contender;

/** A contender that takes part: its worker, and what it calls itself. */
final class Entrant implements AutoCloseable {
    private final Peer peer;
    private final String title;
    private final WorkerProcess worker;

    private Entrant(Peer peer, String title, WorkerProcess worker) {
        this.peer = peer;
        this.title = title;
        this.worker = worker;
    }

    /** Starts the worker and asks for its title. */
    static Entrant start(Peer peer, Installation installation) throws WorkerException {
        WorkerProcess worker =
                WorkerProcess.start(peer.command(installation), installation.log(peer.id()));
        installation.onExit(worker);
        try {
            return new Entrant(peer, worker.ask("title"), worker);
        } catch (WorkerException e) {
            worker.close();
            throw e;
        }
    }

    /** Its name in options and JSON. */
    String id() {
        return peer.id();
    }

    /** Its name and version in tables. */
    String title() {
        return title;
    }

    /** Opens a workload under a name. */
    void open(String session, String variant, Path workload) throws WorkerException {
        worker.ask("open %s %s %s".formatted(session, variant, workload));
    }

    /** Opens it for the comparison with others. */
    void open(String session, Path workload) throws WorkerException {
        open(session, Contender.DEFAULT, workload);
    }

    /** Seconds of compiling before the first step; 0 for those that do not compile a workload. */
    double compileSeconds(String session) throws WorkerException {
        return peer.compiles() ? Double.parseDouble(worker.ask("compile " + session)) : 0;
    }

    /** Nanoseconds a step once it is warm. */
    double warm(String session, long millis) throws WorkerException {
        return Double.parseDouble(worker.ask("warm %s %d".formatted(session, millis)));
    }

    /** Trains anew for that many steps. */
    Timing run(String session, int steps) throws WorkerException {
        return timing(worker.ask("run %s %d".formatted(session, steps)), steps);
    }

    /** A whole trial; the timing is for all of it. */
    Timing trial(String session, int epochs) throws WorkerException {
        return timing(worker.ask("trial %s %d".formatted(session, epochs)), 1);
    }

    void close(String session) throws WorkerException {
        worker.ask("close " + session);
    }

    @Override
    public void close() {
        worker.close();
    }

    private static Timing timing(String answer, int steps) {
        String[] words = answer.split(" ", 2);
        return new Timing(Double.parseDouble(words[0]) / steps, Double.parseDouble(words[1]));
    }

    /**
     * What was measured.
     *
     * @param nanos for one step
     * @param loss the mean of the last steps
     */
    record Timing(double nanos, double loss) {}
}
