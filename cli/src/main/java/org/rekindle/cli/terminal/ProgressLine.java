package org.rekindle.cli.terminal;

import java.util.Locale;

/**
 * Tells on stderr how far long work is: on a terminal in one line that is rewritten, elsewhere in a
 * line now and then. Thread-safe.
 */
public final class ProgressLine {
    private static final double LIVE_INTERVAL_SECONDS = 0.1;
    private static final double LINE_INTERVAL_SECONDS = 10;
    private static final String ERASE = "\r\u001b[K";

    private final Terminal terminal;
    private final String unit;
    private final int done;
    private final long start = System.nanoTime();
    private int total;
    private boolean mayShrink;
    private double lastShown;

    /**
     * Starts the clock.
     *
     * @param unit what is counted, in the singular, such as {@code trial}
     * @param total how many there are
     * @param done how many were done before now; they do not count for the rate
     */
    public ProgressLine(Terminal terminal, String unit, int total, int done) {
        this.terminal = terminal;
        this.unit = unit;
        this.total = total;
        this.done = done;
        this.lastShown = terminal.liveProgress() ? Double.NEGATIVE_INFINITY : 0;
    }

    /**
     * Corrects how many there are.
     *
     * @param mayShrink whether they may become fewer still
     */
    public synchronized void expect(int total, boolean mayShrink) {
        this.total = total;
        this.mayShrink = mayShrink;
    }

    /** How many there are, with how sure that is. */
    public synchronized String total() {
        return (mayShrink ? "at most " : "") + total;
    }

    /**
     * Says how much is done.
     *
     * @param now how many are done since the start of this line
     */
    public synchronized void show(int now) {
        double seconds = (System.nanoTime() - start) / 1e9;
        double interval = terminal.liveProgress() ? LIVE_INTERVAL_SECONDS : LINE_INTERVAL_SECONDS;
        if (seconds - lastShown >= interval) {
            lastShown = seconds;
            say("%d of %s %ss%s".formatted(done + now, total(), unit, pace(now, seconds)));
        }
    }

    /** Says how much is done of work whose size becomes known as it goes on. */
    public synchronized void showOf(int now, int all) {
        expect(all, false);
        show(now);
    }

    /** Says something in place of the count. */
    public synchronized void say(String text) {
        if (terminal.liveProgress()) {
            terminal.err().print(ERASE + text);
            terminal.err().flush();
        } else if (lastShown > 0) {
            terminal.err().println(text);
        }
    }

    /** Clears the line, so that what follows starts on an empty one. */
    public synchronized void clear() {
        if (terminal.liveProgress()) {
            terminal.err().print(ERASE);
            terminal.err().flush();
        }
    }

    private String pace(int now, double seconds) {
        if (now == 0) {
            return "";
        }
        double rate = now / seconds;
        String pace =
                rate >= 1
                        ? String.format(Locale.ROOT, "%.1f per second", rate)
                        : "%s per %s".formatted(Elapsed.text(1 / rate), unit);
        return ", %s, %s%s left"
                .formatted(
                        pace,
                        mayShrink ? "at most " : "",
                        Elapsed.text((total - done - now) / rate));
    }
}
