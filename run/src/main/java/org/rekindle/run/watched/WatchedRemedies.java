package org.rekindle.run.watched;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rekindle.cure.Patient;
import org.rekindle.cure.Remedy;
import org.rekindle.subject.Change;
import org.rekindle.subject.Treatment;

/** The remedies for a program, the least invasive first. Each starts it anew. */
public final class WatchedRemedies {
    /** Far from the seeds of the examination, which found the cause. */
    private static final long FIRST_SHIFT = 1000;

    private static final List<Remedy> CARE =
            List.of(
                    new CareRemedy(
                            "gradient_clipping",
                            "start anew with gradients of norm 1 at most",
                            ProgramCare.clippingAt(1)),
                    new CareRemedy(
                            "warm_up",
                            "start anew with a learning rate that grows over the first 200 steps",
                            ProgramCare.warmingUpOver(200)),
                    new CareRemedy(
                            "recycle_while_training",
                            "start anew, and recycle dead units after every epoch",
                            ProgramCare.recycling()));

    private WatchedRemedies() {}

    /** Those that apply to a program. */
    static List<Remedy> of(WatchedSubject subject) {
        return Stream.concat(
                        Remedy.startingAnew().stream().filter(remedy -> !remedy.isControl()),
                        CARE.stream())
                .filter(remedy -> remedy.change().map(subject::canMake).orElse(true))
                .toList();
    }

    /** Those that only a recorder can make. */
    public static List<Remedy> others() {
        return CARE;
    }

    /** A remedy by its name; empty where this version knows none. */
    public static Optional<Remedy> named(String id) {
        return Stream.of(Remedy.all(), Remedy.startingAnew(), CARE)
                .flatMap(List::stream)
                .filter(remedy -> remedy.id().equals(id))
                .findFirst();
    }

    /** What the recorder does while the program trains. */
    private record CareRemedy(String id, String description, ProgramCare care) implements Remedy {
        @Override
        public boolean startsAnew() {
            return true;
        }

        @Override
        public Optional<Treatment> treat(Patient patient) {
            WatchedSubject subject = (WatchedSubject) patient.subject();
            return Optional.of(
                    draw ->
                            shouldStop ->
                                    subject.train(
                                            Change.NONE,
                                            care,
                                            FIRST_SHIFT + draw,
                                            subject.epochs(),
                                            shouldStop));
        }
    }
}
