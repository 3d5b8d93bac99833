package org.rekindle.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A page that listens; reads events as the HTML standard says. */
public final class Listener implements AutoCloseable {
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private final InputStream body;

    private Listener(InputStream body) {
        this.body = body;
        Thread reader = new Thread(this::read, "listener");
        reader.setDaemon(true);
        reader.start();
    }

    public static Listener on(Visitor visitor, String path, String... headers) {
        HttpResponse<InputStream> answer =
                visitor.send("GET", path, HttpResponse.BodyHandlers.ofInputStream(), headers);
        if (answer.statusCode() != 200) {
            throw new AssertionError("status " + answer.statusCode());
        }
        return new Listener(answer.body());
    }

    /**
     * What came.
     *
     * @param id of the event, empty when it has none
     * @param name its kind; {@code end} when the server ended the answer, {@code cut} when the
     *     connection broke
     * @param data its content
     */
    public record Message(String id, String name, String data) {

        public JsonNode json() {
            return Visitor.parse(data);
        }
    }

    private void read() {
        String id = "";
        String name = "";
        StringBuilder data = new StringBuilder();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        messages.add(new Message(id, name, data.toString()));
                    }
                    id = "";
                    name = "";
                    data.setLength(0);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data.append(line.substring(6));
                }
            }
        } catch (IOException e) {
            // Broken, by one side or the other.
            messages.add(new Message("", "cut", ""));
            return;
        }
        messages.add(new Message("", "end", ""));
    }

    /** The next event, whatever it is. */
    public Message next() {
        try {
            Message message = messages.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (message == null) {
                throw new AssertionError("nothing came");
            }
            return message;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next event of that kind; what comes before it is not looked at. */
    public Message next(String name) {
        while (true) {
            Message message = next();
            if (message.name().equals(name)) {
                return message;
            }
            if (message.name().equals("end") || message.name().equals("cut")) {
                throw new AssertionError("the connection ended");
            }
        }
    }

    /** The ids of the next events of that kind. */
    public List<Integer> ids(String name, int count) {
        List<Integer> ids = new ArrayList<>();
        while (ids.size() < count) {
            ids.add(Integer.parseInt(next(name).id()));
        }
        return ids;
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            // It is closed.
        }
    }
}
