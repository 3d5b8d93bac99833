package org.rekindle.serve;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes server-sent events, as the HTML standard defines them. */
final class Event {
    /** A comment, which shows that the connection is still open. */
    static final byte[] HEARTBEAT = bytes(":\n\n");

    /** How long a browser waits before it connects again. */
    static final byte[] RETRY = bytes("retry: 1000\n\n");

    private Event() {}

    /**
     * An event.
     *
     * @param id what the browser sends back when it reconnects; null keeps the last one
     * @param name its kind
     * @param json its content, in one line
     */
    static byte[] of(@Nullable String id, String name, String json) {
        String head = id == null ? "" : "id: " + id + "\n";
        return bytes(head + "event: " + name + "\ndata: " + json + "\n\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
