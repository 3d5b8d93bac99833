package org.rekindle.serve;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One listener's connection. When there is news, {@link #pump} writes as much as the connection
 * takes without blocking; the container calls again when it takes more. So no thread belongs to a
 * listener, and a slow listener delays nobody. The container closes a connection that has taken
 * nothing for the idle timeout.
 */
final class EventStream implements WriteListener {
    private final AsyncContext connection;
    private final ServletOutputStream out;
    private final EventSource source;
    private final Consumer<EventStream> whenEnded;
    private final AtomicBoolean ended = new AtomicBoolean();
    private boolean open;
    private boolean greeted;
    private boolean unflushed;
    private boolean beatDue;
    private boolean last;
    private long lastWritten = System.nanoTime();

    /**
     * A connection.
     *
     * @param connection a request in asynchronous mode
     * @param source what is written to it
     * @param whenEnded called once, when the connection has ended
     */
    EventStream(AsyncContext connection, EventSource source, Consumer<EventStream> whenEnded)
            throws IOException {
        this.connection = connection;
        this.out = connection.getResponse().getOutputStream();
        this.source = source;
        this.whenEnded = whenEnded;
    }

    /** Lets the container call back when the connection takes something. */
    void start() {
        try {
            out.setWriteListener(this);
        } catch (IllegalStateException e) {
            // The listener left before the stream began.
            end();
        }
    }

    /** Writes as many events as the connection takes without blocking. */
    void pump() {
        if (!write()) {
            end();
        }
    }

    /** Writes a comment if nothing was written for that long, to detect a lost listener. */
    void beat(long nanos) {
        synchronized (this) {
            beatDue = System.nanoTime() - lastWritten >= nanos;
            if (!beatDue) {
                return;
            }
        }
        pump();
    }

    /** Ends the connection once all events are written. */
    void finish() {
        synchronized (this) {
            last = true;
        }
        pump();
    }

    /** Ends the connection now. */
    void end() {
        if (ended.compareAndSet(false, true)) {
            whenEnded.accept(this);
            try {
                connection.complete();
            } catch (IllegalStateException e) {
                // The container has ended it already.
            }
        }
    }

    @Override
    public void onWritePossible() {
        synchronized (this) {
            open = true;
        }
        pump();
    }

    @Override
    public void onError(Throwable problem) {
        end();
    }

    private byte @Nullable [] next() {
        if (!greeted) {
            greeted = true;
            return Event.RETRY;
        }
        byte[] event = source.next();
        if (event == null && beatDue) {
            event = Event.HEARTBEAT;
        }
        beatDue = false;
        return event;
    }

    /** Whether the connection goes on. */
    private synchronized boolean write() {
        if (!open || ended.get()) {
            return true;
        }
        try {
            while (out.isReady()) {
                byte[] event = next();
                if (event != null) {
                    out.write(event);
                    unflushed = true;
                    lastWritten = System.nanoTime();
                } else if (unflushed) {
                    unflushed = false;
                    out.flush();
                } else {
                    return !last;
                }
            }
            return true;
        } catch (IOException | IllegalStateException e) {
            // The listener went away.
            return false;
        }
    }
}
