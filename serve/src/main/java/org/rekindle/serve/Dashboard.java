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

/**
 * The server: who may come in is the {@link Gate}'s business, what there is to see the {@link
 * Api}'s.
 */
public final class Dashboard implements AutoCloseable {
    /** No thread waits for a listener, so a few serve many. */
    private static final int THREADS = 16;

    private static final int IDLE_THREADS = 4;

    /** After so long a connection that takes nothing is given up. */
    private static final int IDLE_MILLISECONDS = 30_000;

    /** Seconds that the newest run may hold up the address. */
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
     * @param address where; the server takes it over
     * @param failures hears what should not happen
     * @throws DashboardException when there is no such folder
     */
    public static Dashboard start(Path runs, BoundAddress address, Consumer<Throwable> failures) {
        RunsFolder folder = RunsFolder.open(runs);
        Feeds feeds = new Feeds(folder, failures);
        Gate gate = address.gate();
        Api api = new Api(folder, feeds);
        // While the server starts, which takes a second as well.
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
     * Waits until the newest run has been read, so that whoever is told the address now need not;
     * but not for long.
     */
    public void awaitNewest() throws InterruptedException {
        try {
            newest.get(LONGEST_START, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            // Who asks for it now waits, and knows for what.
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * When the work that was watched is done: leaves those who still look a second to be told, and
     * to fetch how it ended. Returns at once when nobody looks.
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
