package org.rekindle.benchmarks.driver;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who takes part in this run, and who does not and why. Rekindle comes first. */
final class Field {
    private final List<Entrant> entrants = new ArrayList<>();
    private final Map<String, String> absent = new LinkedHashMap<>();
    private @Nullable Entrant peak;

    /** Starts the worker of each; one that does not start is absent. */
    static Field start(List<Peer> peers, Installation installation, Report report) {
        Field field = new Field();
        for (Peer peer : peers) {
            try {
                Entrant entrant = Entrant.start(peer, installation);
                if (peer == Peer.PEAK) {
                    field.peak = entrant;
                } else {
                    field.entrants.add(entrant);
                }
            } catch (WorkerException e) {
                field.absent.put(peer.id(), e.reason());
                report.progress("not run: %s: %s".formatted(peer.id(), e.reason()));
            }
        }
        return field;
    }

    List<Entrant> entrants() {
        return Collections.unmodifiableList(entrants);
    }

    /** The entrants and, last, the peak. */
    List<Entrant> everyone() {
        List<Entrant> everyone = new ArrayList<>(entrants);
        peak().ifPresent(everyone::add);
        return everyone;
    }

    Optional<Entrant> entrant(Peer peer) {
        return entrants.stream().filter(entrant -> entrant.id().equals(peer.id())).findFirst();
    }

    /** What measures the machine; its title is the number of operations in a step. */
    Optional<Entrant> peak() {
        return Optional.ofNullable(peak);
    }

    /** By name, the reason. */
    Map<String, String> absent() {
        return Collections.unmodifiableMap(absent);
    }
}
