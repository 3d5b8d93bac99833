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
import org.rekindle.view.RunReader;
import org.rekindle.view.RunStatus;
import org.rekindle.view.RunSummary;

/**
 * The runs of a folder in short. A run is read again only when its files have changed, so that a
 * thousand runs cost a few system calls each.
 *
 * <p>Of each run the latest change is kept, under a number that grows; a listener is a place among
 * these numbers. So one that is slow gets the newest of each run and not all that came before it,
 * and nothing heaps up.
 */
final class RunList implements Followed {
    private final RunsFolder folder;
    private final Consumer<Throwable> failures;
    private final Object polling = new Object();
    private final Map<String, Entry> runs = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final TreeMap<Long, byte[]> events = new TreeMap<>();
    private long lastNumber;

    /** How a run looked when its files were so. */
    private record Entry(RunState state, RunSummary summary) {}

    /**
     * A run that is no more.
     *
     * @param name its name
     */
    private record Gone(String name) {}

    RunList(RunsFolder folder, Consumer<Throwable> failures) {
        this.folder = folder;
        this.failures = failures;
    }

    /** All runs, as they are now. */
    List<RunSummary> summaries() {
        poll();
        synchronized (this) {
            return runs.values().stream()
                    .map(Entry::summary)
                    .sorted(Comparator.comparing(RunSummary::name))
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
            List<RunFolder> found = folder.runs();
            Map<String, Entry> before;
            synchronized (this) {
                before = Map.copyOf(runs);
            }
            // The first time there may be a thousand to read.
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

    private Entry look(RunFolder run, @Nullable Entry before) {
        if (run.leadsOut()) {
            return new Entry(RunState.UNSEEN, broken(run, RunFolder.LEADS_OUT));
        }
        RunState state = RunState.of(run.path());
        // What could not be read may be readable now, though no file has changed.
        if (before != null
                && before.state.equals(state)
                && before.summary.status() != RunStatus.BROKEN) {
            return before;
        }
        return new Entry(state, summary(run));
    }

    /** Whatever one run is like, the others are listed. */
    private RunSummary summary(RunFolder run) {
        try {
            return RunReader.summary(run.path());
        } catch (RuntimeException | OutOfMemoryError e) {
            failures.accept(e);
            return broken(run, "the run cannot be read (%s)".formatted(e));
        }
    }

    private static RunSummary broken(RunFolder run, String problem) {
        return new RunSummary(
                run.name(),
                null,
                RunStatus.BROKEN,
                problem,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private void take(Entry entry) {
        RunSummary summary = entry.summary;
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
