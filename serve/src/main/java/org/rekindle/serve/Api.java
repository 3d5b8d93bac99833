package org.rekindle.serve;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.rekindle.run.document.Json;
import org.rekindle.view.Program;
import org.rekindle.view.ShellWord;
import org.rekindle.view.Summary;

/** The answers under {@code /api}. */
final class Api {
    private static final String JSON = "application/json";
    private static final String BYTES = "application/octet-stream";

    private static final Map<String, String> TEXTS =
            Map.of(
                    "json", JSON,
                    "jsonl", "application/x-ndjson",
                    "csv", "text/csv; charset=utf-8",
                    "html", "text/html; charset=utf-8");

    private final Catalog folder;
    private final Feeds feeds;
    private final ViewCache answers = new ViewCache();

    Api(Catalog folder, Feeds feeds) {
        this.folder = folder;
        this.feeds = feeds;
    }

    /**
     * What {@code /api/runs} answers.
     *
     * @param directory the folder of the runs
     * @param first commands that make a first run there, with placeholders for the data
     * @param runs all runs
     */
    private record Runs(String directory, List<String> first, List<Summary> runs) {}

    /** Answers {@code /api/runs}. */
    void runs(Context request) {
        Runs runs = new Runs(folder.path().toString(), firstCommands(), feeds.summaries());
        request.contentType(JSON).result(Json.line(runs));
    }

    private List<String> firstCommands() {
        String out = ShellWord.quoted(folder.path().resolve("first").toString());
        return List.of(
                Program.name() + " choose DATA.csv --target COLUMN --out " + out,
                Program.name() + " train DATA.csv --target COLUMN --activation relu --out " + out);
    }

    /** Reads the newest run, which the first page is likely to ask for. */
    void readNewest() {
        folder.newest().filter(run -> !run.leadsOut()).ifPresent(answers::of);
    }

    /** Answers {@code /api/runs/NAME}. */
    void run(Context request) {
        request.contentType(JSON).result(answers.of(find(request)));
    }

    /** Answers {@code /api/runs/NAME/events}. */
    void runEvents(Context request) {
        ServedFolder run = find(request);
        int after = after(request);
        stream(request, connection -> feeds.listen(run, after, connection));
    }

    /** Answers {@code /api/events}. */
    void events(Context request) {
        stream(request, feeds::listen);
    }

    /** Answers {@code /api/runs/NAME/files/FILE}. */
    void file(Context request) {
        String wanted = request.pathParam("file");
        Path file = find(request).file(wanted).orElseThrow(Api::noFile);
        // trials/7/units.csv is saved as trials-7-units.csv, so each trial's file has its own name.
        String name = wanted.replace('/', '-');
        String type = TEXTS.get(name.substring(name.lastIndexOf('.') + 1));
        request.header(Header.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
        try {
            if (type == null) {
                request.disableCompression();
                request.header(Header.CONTENT_LENGTH, Long.toString(Files.size(file)));
            }
            request.contentType(type == null ? BYTES : type)
                    .result(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException e) {
            throw noFile();
        }
    }

    private ServedFolder find(Context request) {
        ServedFolder run =
                folder.find(request.pathParam("name"))
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                Refusal.NOT_FOUND, "there is no run of this name"));
        if (run.leadsOut()) {
            throw new Refusal(Refusal.FORBIDDEN, ServedFolder.LEADS_OUT);
        }
        return run;
    }

    /**
     * The last line that the page has. When a browser reconnects, its header is newer than the URL.
     */
    private static int after(Context request) {
        String last = request.header("Last-Event-ID");
        String after = last == null ? request.queryParam("after") : last;
        if (after == null) {
            return 0;
        }
        try {
            int number = Integer.parseInt(after);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below.
        }
        throw new Refusal(Refusal.BAD_REQUEST, "after must be the number of a line");
    }

    private void stream(Context request, Consumer<AsyncContext> listen) {
        feeds.admit();
        request.contentType("text/event-stream; charset=utf-8");
        // Otherwise a proxy may hold the events back until it has more.
        request.header("X-Accel-Buffering", "no");
        if (request.method().equals(HandlerType.GET)) {
            request.future(
                    () -> {
                        listen.accept(request.req().getAsyncContext());
                        // Never completed: the stream ends the request itself. Javalin's own end of
                        // an
                        // answer would fail repeatedly once the listener is gone.
                        return new CompletableFuture<>();
                    });
        }
    }

    private static Refusal noFile() {
        return new Refusal(Refusal.NOT_FOUND, "the run has no such file to fetch");
    }
}
