package org.rekindle.serve;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rekindle.testing.Visitor;

/** A dashboard on a free port, with a visitor of it and what should not have happened. */
final class TestedDashboard implements AutoCloseable {
    private final Dashboard dashboard;
    private final BoundAddress address;
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    private TestedDashboard(Path runs, BoundAddress address) {
        this.address = address;
        this.dashboard = Dashboard.start(runs, address, failures::add);
    }

    static TestedDashboard of(Path runs) {
        return new TestedDashboard(runs, BoundAddress.bind(BoundAddress.LOOPBACK, 0));
    }

    /** One that other machines could reach. */
    static TestedDashboard open(Path runs) {
        return new TestedDashboard(runs, BoundAddress.bind("0.0.0.0", 0));
    }

    String url() {
        return address.url();
    }

    int port() {
        return address.port();
    }

    Visitor visitor() {
        return new Visitor("http://127.0.0.1:%d/".formatted(address.port()));
    }

    List<Throwable> failures() {
        return failures;
    }

    Dashboard dashboard() {
        return dashboard;
    }

    @Override
    public void close() {
        dashboard.close();
        address.close();
    }
}
