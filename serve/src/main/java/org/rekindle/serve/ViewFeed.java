package org.rekindle.serve;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rekindle.run.document.Json;
import org.rekindle.view.LineEvent;
import org.rekindle.view.LiveView;
import org.rekindle.view.StatusEvent;
import org.rekindle.view.ViewUpdate;

/**
 * What happens in one run, for all who listen to it. The lines are kept once, as short rows; a
 * listener is a position among them. An event is made from a row when a listener takes it. The
 * newest events are kept, because most listeners take the same ones.
 */
final class ViewFeed implements Followed {
    private static final int KEPT = 256;

    private final Object polling = new Object();
    private final Path directory;
    private LiveView run;
    private boolean lost;

    private final Set<Place> places = new HashSet<>();
    private final List<LineEvent> lines = new ArrayList<>();
    private int lineCount;
    private final Map<Integer, byte[]> newest = new Newest();
    private @Nullable StatusEvent status;
    private byte[] statusEvent = new byte[0];
    private int statusNumber;

    ViewFeed(Path directory) {
        this.directory = directory;
        this.run = new LiveView(directory);
    }

    /**
     * The events for a new listener: the lines after one of that number, and the status.
     *
     * @param after the last line that the listener has; may be more than there are
     */
    synchronized EventSource listen(int after) {
        Place place = new Place(after);
        places.add(place);
        return place;
    }

    @Override
    public void poll() {
        synchronized (polling) {
            ViewUpdate news = look();
            synchronized (this) {
                if (news.anew() || lost) {
                    lost = false;
                    replace(news);
                } else {
                    lines.addAll(news.events());
                }
                lineCount = news.lines();
                tell(news);
            }
        }
    }

    /** A look that failed may have lost lines, so the next one starts over. */
    private ViewUpdate look() {
        try {
            return run.look();
        } catch (RuntimeException | OutOfMemoryError e) {
            run = new LiveView(directory);
            lost = true;
            throw e;
        }
    }

    /**
     * The file was replaced, as happens when a study is resumed. It usually begins with the same
     * lines, and listeners go on where they are. A listener that has lines which no longer exist
     * must fetch the run again, as the status tells it, and then has all current lines.
     */
    private void replace(ViewUpdate news) {
        int same = 0;
        while (same < Math.min(lines.size(), news.events().size())
                && isSame(lines.get(same), news.events().get(same))) {
            same++;
        }
        int known = same == 0 ? 0 : lines.get(same - 1).line();
        places.stream()
                .filter(place -> place.after > known)
                .forEach(place -> place.after = news.lines());
        lines.clear();
        lines.addAll(news.events());
        newest.clear();
    }

    private static boolean isSame(LineEvent before, LineEvent now) {
        if (before instanceof LineEvent.TrialEnded one && now instanceof LineEvent.TrialEnded two) {
            return one.line() == two.line() && one.trial().equals(two.trial());
        }
        return before instanceof LineEvent.EpochEnded one
                && now instanceof LineEvent.EpochEnded two
                && one.line() == two.line()
                && one.epoch().equals(two.epoch());
    }

    /**
     * Every line carries the progress, so a change of progress alone needs no status event then.
     */
    private void tell(ViewUpdate news) {
        StatusEvent now = news.status();
        StatusEvent before = status;
        if (now.equals(before)) {
            return;
        }
        if (before == null || news.events().isEmpty() || !isSameButForProgress(before, now)) {
            statusNumber++;
        }
        status = now;
        statusEvent = Event.of(null, "status", Json.line(now));
    }

    private static boolean isSameButForProgress(StatusEvent before, StatusEvent now) {
        return before.status() == now.status()
                && Objects.equals(before.problem(), now.problem())
                && before.documents().equals(now.documents());
    }

    private byte[] event(LineEvent line) {
        String name = line instanceof LineEvent.TrialEnded ? "trial" : "epoch";
        return newest.computeIfAbsent(
                line.line(), number -> Event.of(Integer.toString(number), name, Json.line(line)));
    }

    private @Nullable LineEvent firstAfter(int number) {
        int low = 0;
        int high = lines.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (lines.get(middle).line() > number) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low < lines.size() ? lines.get(low) : null;
    }

    /** Where one listener is. */
    private final class Place implements EventSource {
        private int after;
        private int statusSeen;

        Place(int after) {
            this.after = after;
        }

        @Override
        public byte @Nullable [] next() {
            synchronized (ViewFeed.this) {
                if (status == null) {
                    return null;
                }
                if (statusSeen == 0) {
                    after = Math.min(after, lineCount);
                }
                LineEvent line = statusSeen == 0 ? null : firstAfter(after);
                if (line != null) {
                    after = line.line();
                    return event(line);
                }
                // The status comes after the lines that it counts.
                if (statusSeen != statusNumber) {
                    statusSeen = statusNumber;
                    return statusEvent;
                }
                return null;
            }
        }

        @Override
        public void close() {
            synchronized (ViewFeed.this) {
                places.remove(this);
            }
        }
    }

    /** The events that were made last, by line number. */
    private static final class Newest extends LinkedHashMap<Integer, byte[]> {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, byte[]> eldest) {
            return size() > KEPT;
        }
    }
}
