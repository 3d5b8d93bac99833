package org.rekindle.cli.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.regex.Pattern;

/**
 * An output that somebody may stop to read, as {@code head} does after its lines. From then on what
 * is written is dropped, without a failure: the reader has what it wanted. All other failures, such
 * as a full disk, stay failures.
 */
final class PipeOutput extends OutputStream {
    /** How POSIX systems (EPIPE) and Windows (ERROR_BROKEN_PIPE, ERROR_NO_DATA) say it. */
    private static final Pattern CLOSED =
            Pattern.compile("(?i)broken pipe|the pipe (has been ended|is being closed)");

    private final OutputStream pipe;
    private boolean closed;

    PipeOutput(OutputStream pipe) {
        this.pipe = pipe;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        if (closed) {
            return;
        }
        try {
            pipe.write(bytes, from, count);
        } catch (IOException e) {
            String message = e.getMessage();
            if (message == null || !CLOSED.matcher(message).find()) {
                throw e;
            }
            closed = true;
        }
    }

    @Override
    public void flush() throws IOException {
        if (!closed) {
            pipe.flush();
        }
    }

    @Override
    public void close() throws IOException {
        pipe.close();
    }
}
