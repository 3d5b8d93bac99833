package org.rekindle.serve;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rekindle.run.document.Json;
import org.rekindle.view.Summary;
import org.rekindle.view.ViewReader;
import org.rekindle.view.WorkStatus;

/**
 * The summaries of all runs, and their changes. A run is read again only when its files have
 * changed, so that a thousand runs cost a few system calls each.
 *
 * <p>For each run only the latest change is kept, under a number that grows; a listener is a
 * position among these numbers. So a slow listener gets the newest change of each run and no older
 * ones, and no queue grows.
 */
final class ListFeed implements Followed {
    private final Catalog folder;
    private final Consumer<Throwable> failures;
    private final Object polling = new Object();
    private final Map<String, Entry> runs = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final TreeMap<Long, byte[]> events = new TreeMap<>();
    private long lastNumber;

    /** The summary of a run for a state of its folder. */
    private record Entry(FolderState state, Summary summary) {}

    /**
     * A run that was removed.
     *
     * @param name its name
     */
    private record Gone(String name) {}

    ListFeed(Catalog folder, Consumer<Throwable> failures) {
        this.folder = folder;
        this.failures = failures;
    }

    /** All runs, as they are now. */
    List<Summary> summaries() {
        poll();
        synchronized (this) {
            return runs.values().stream()
                    .map(Entry::summary)
                    .sorted(Comparator.comparing(Summary::name))
                    .toList();
        }
    }

    /** All runs, and then what changes. */
    EventSource listen() {
        return new Place();
    }

    @Override
    public void poll() {
        synchronized (polling) {
            List<ServedFolder> found = folder.runs();
            Map<String, Entry> before;
            synchronized (this) {
                before = Map.copyOf(runs);
            }
            // The first time there may be a thousand runs to read.
            List<Entry> now =
                    found.parallelStream().map(run -> look(run, before.get(run.name()))).toList();
            synchronized (this) {
                now.forEach(this::take);
                Set<String> gone = new HashSet<>(runs.keySet());
                found.forEach(run -> gone.remove(run.name()));
                gone.forEach(this::drop);
            }
        }
    }

    private Entry look(ServedFolder run, @Nullable Entry before) {
        if (run.leadsOut()) {
            return new Entry(
                    FolderState.UNSEEN, Summary.broken(run.name(), ServedFolder.LEADS_OUT, null));
        }
        FolderState state = FolderState.of(run.path());
        // What could not be read may be readable now, though no file has changed.
        if (before != null
                && before.state.equals(state)
                && before.summary.status() != WorkStatus.BROKEN) {
            return before;
        }
        return new Entry(state, summary(run));
    }

    /** A run that cannot be read does not hide the others. */
    private Summary summary(ServedFolder run) {
        try {
            return ViewReader.summary(run.path());
        } catch (RuntimeException | OutOfMemoryError e) {
            failures.accept(e);
            return Summary.broken(run.name(), "the run cannot be read (%s)".formatted(e), null);
        }
    }

    private void take(Entry entry) {
        Summary summary = entry.summary;
        Entry before = runs.put(summary.name(), entry);
        if (before == null || !before.summary.equals(summary)) {
            tell(summary.name(), Event.of(null, "run", Json.line(summary)));
        }
    }

    private void drop(String name) {
        runs.remove(name);
        tell(name, Event.of(null, "gone", Json.line(new Gone(name))));
    }

    private void tell(String name, byte[] event) {
        lastNumber++;
        events.put(lastNumber, event);
        Long before = numbers.put(name, lastNumber);
        if (before != null) {
            events.remove(before);
        }
    }

    private synchronized Map.@Nullable Entry<Long, byte[]> after(long number) {
        return events.higherEntry(number);
    }

    /** Where one listener is. */
    private final class Place implements EventSource {
        private long number;

        @Override
        public byte @Nullable [] next() {
            Map.Entry<Long, byte[]> event = after(number);
            if (event == null) {
                return null;
            }
            number = event.getKey();
            return event.getValue();
        }

        @Override
        public void close() {
            // Nothing is kept for it.
        }
    }
}
