package org.rekindle.serve;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.rekindle.run.document.Json;

/** The dashboard's server. The {@link Gate} decides who may enter, and the {@link Api} answers. */
public final class Dashboard implements AutoCloseable {
    /** No thread waits for a listener, so a few serve many. */
    private static final int THREADS = 16;

    private static final int IDLE_THREADS = 4;

    /** A connection that takes nothing for this long is closed. */
    private static final int IDLE_MILLISECONDS = 30_000;

    /** The most seconds to wait for the newest run before the address is announced. */
    private static final int LONGEST_START = 5;

    private static final int FAILURE = 500;
    private static final int LINGER_STEPS = 20;
    private static final int LINGER_MILLISECONDS = 50;

    private final Javalin server;
    private final Feeds feeds;
    private final Future<?> newest;

    private Dashboard(Javalin server, Feeds feeds, Future<?> newest) {
        this.server = server;
        this.feeds = feeds;
        this.newest = newest;
    }

    /**
     * Serves a folder until it is closed.
     *
     * @param runs a folder of run directories, or one of them
     * @param address where to listen; the server takes it over
     * @param failures receives unexpected failures
     * @throws DashboardException when there is no such folder
     */
    public static Dashboard start(Path runs, BoundAddress address, Consumer<Throwable> failures) {
        Catalog folder = Catalog.open(runs);
        Feeds feeds = new Feeds(folder, failures);
        Gate gate = address.gate();
        Api api = new Api(folder, feeds);
        // In parallel with the start of the server, which takes a second too.
        Future<?> newest = feeds.submit(api::readNewest);
        Future<?> unused = feeds.submit(feeds::summaries);
        Javalin server =
                Javalin.create(
                        config -> {
                            setUp(config, address);
                            config.routes.before(gate::check);
                            addRoutes(config.routes, new Assets(), api);
                            addErrors(config.routes, failures);
                        });
        try {
            server.start();
        } catch (JavalinException e) {
            feeds.close();
            throw new DashboardException("the dashboard cannot start (%s)".formatted(e));
        }
        return new Dashboard(server, feeds, newest);
    }

    private static void setUp(JavalinConfig config, BoundAddress address) {
        config.router.ignoreTrailingSlashes = false;
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, IDLE_THREADS);
        threads.setName("rekindle-dashboard");
        threads.setDaemon(true);
        config.jetty.threadPool = threads;
        config.jetty.modifyServer(server -> server.setErrorHandler(new PlainErrors()));
        config.jetty.addConnector((server, http) -> connector(server, http, address));
    }

    private static ServerConnector connector(
            Server server, HttpConfiguration http, BoundAddress address) {
        // A segment that hides a separator or a dot is turned away before anybody decodes it. A
        // per cent sign in the name of a run is none of these.
        http.setUriCompliance(
                UriCompliance.DEFAULT.with(
                        "rekindle", UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING));
        ServerConnector connector =
                new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setIdleTimeout(IDLE_MILLISECONDS);
        try {
            connector.open(address.channel());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return connector;
    }

    private static void addRoutes(RoutesConfig routes, Assets assets, Api api) {
        Map.<String, Handler>of(
                        "/", assets::page,
                        "/assets/<path>", assets::asset,
                        "/api/runs", api::runs,
                        "/api/runs/{name}", api::run,
                        "/api/runs/{name}/events", api::runEvents,
                        "/api/runs/{name}/files/<file>", api::file,
                        "/api/events", api::events)
                .forEach(
                        (path, handler) -> {
                            routes.addHttpHandler(HandlerType.GET, path, handler);
                            routes.addHttpHandler(HandlerType.HEAD, path, handler);
                        });
    }

    private static void addErrors(RoutesConfig routes, Consumer<Throwable> failures) {
        routes.exception(
                Refusal.class,
                (refusal, answer) -> error(answer, refusal.status(), refusal.getMessage()));
        routes.exception(
                HttpResponseException.class,
                (problem, answer) -> error(answer, problem.getStatus(), "there is no such page"));
        routes.exception(
                Exception.class,
                (problem, answer) -> {
                    failures.accept(problem);
                    error(answer, FAILURE, "the dashboard failed; the terminal says how");
                });
    }

    private static void error(Context answer, int status, @Nullable String sentence) {
        answer.status(status)
                .contentType("application/json")
                .result(Json.line(new ErrorDocument(String.valueOf(sentence))));
    }

    /**
     * Waits until the newest run has been read, so that the first visitor need not wait; at most a
     * few seconds.
     */
    public void awaitNewest() throws InterruptedException {
        try {
            newest.get(LONGEST_START, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            // A visitor who opens it now waits instead.
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * To be called when the watched work is done. Gives open pages a second to receive the last
     * events and to fetch the result. Returns at once if no page is open.
     */
    public void linger() {
        try {
            for (int i = 0; i < LINGER_STEPS && feeds.listeners() > 0; i++) {
                Thread.sleep(LINGER_MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many listen now. */
    int listeners() {
        return feeds.listeners();
    }

    /** Sends the last news and closes all connections. */
    @Override
    public void close() {
        feeds.close();
        server.stop();
    }
}
