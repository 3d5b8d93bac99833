package org.rekindle.serve;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How a server-sent event is written, as the HTML standard has it. */
final class Event {
    /** Says nothing, and shows that the connection still stands. */
    static final byte[] HEARTBEAT = bytes(":\n\n");

    /** How long a browser waits before it connects again. */
    static final byte[] RETRY = bytes("retry: 1000\n\n");

    private Event() {}

    /**
     * An event.
     *
     * @param id what the browser hands back when it connects again; null leaves the last one
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
