package org.rekindle.suites.benchmark;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rekindle.diagnosis.Cause;
import org.rekindle.diagnosis.Diagnosis;
import org.rekindle.diagnosis.Experiment;
import org.rekindle.diagnosis.Intervention;
import org.rekindle.diagnosis.RunVerdict;

/**
 * A run with what was planted in it.
 *
 * @param name what was done
 * @param kind how many causes, and which
 * @param planted the listed causes that were planted; none for a healthy run and for an unlisted
 *     cause
 * @param sick the run itself
 * @param healthy the same without any fault; a healthy run itself
 * @param partly for two causes the same with one of them only; otherwise empty
 */
record Plant(
        String name, Kind kind, Set<Cause> planted, Case sick, Case healthy, Set<Case> partly) {

    /** What the planted causes are. */
    enum Kind {
        /** One cause of the list. */
        SINGLE,
        /** Two causes of the list at once. */
        DOUBLE,
        /** A cause that is not in the list. */
        UNLISTED,
        /** Nothing. */
        HEALTHY
    }

    static Plant single(String name, Cause cause, Case sick, Case healthy) {
        return new Plant(name, Kind.SINGLE, Set.of(cause), sick, healthy, Set.of());
    }

    static Plant unlisted(String name, Case sick, Case healthy) {
        return new Plant(name, Kind.UNLISTED, Set.of(), sick, healthy, Set.of());
    }

    static Plant healthy(String name, Case run) {
        return new Plant(name, Kind.HEALTHY, Set.of(), run, run, Set.of());
    }

    String table() {
        return sick.table().name();
    }

    /** Such as {@code initialization+learning_rate}, {@code unlisted}, {@code none}. */
    String plantedText() {
        return switch (kind) {
            case SINGLE, DOUBLE ->
                    planted.stream().sorted().map(Cause::id).collect(Collectors.joining("+"));
            case UNLISTED -> "unlisted";
            case HEALTHY -> "none";
        };
    }

    /**
     * Whether the diagnosis is right. A slow slide is a rate that is too large, only slower, so
     * both answers are right. Where two causes were planted, it is right to name both, or none.
     */
    boolean isRight(Diagnosis diagnosis) {
        Cause found = diagnosis.primaryCause();
        return switch (kind) {
            case SINGLE ->
                    planted.contains(found)
                            || (planted.contains(Cause.SLOW_SLIDE) && found == Cause.LEARNING_RATE);
            case DOUBLE -> found == Cause.UNKNOWN || named(diagnosis).containsAll(planted);
            case UNLISTED -> found == Cause.UNKNOWN && diagnosis.verdict() != RunVerdict.HEALTHY;
            case HEALTHY -> diagnosis.verdict() == RunVerdict.HEALTHY;
        };
    }

    /** To standardise the inputs and the target names both of them. */
    private static Set<Cause> named(Diagnosis diagnosis) {
        Set<Cause> named =
                Stream.concat(diagnosis.shownBy().stream(), alsoShown(diagnosis).stream())
                        .map(Experiment::intervention)
                        .flatMap(
                                each ->
                                        each.equals(Intervention.STANDARDIZED_BOTH)
                                                ? Stream.of(Cause.INPUT_SCALE, Cause.TARGET_SCALE)
                                                : Stream.of(each.cause()))
                        .collect(Collectors.toSet());
        named.add(diagnosis.primaryCause());
        return named;
    }

    /** The experiments that show another cause than the primary one. */
    static List<Experiment> alsoShown(Diagnosis diagnosis) {
        return diagnosis.experiments().stream()
                .filter(each -> each.intervention().cause() != diagnosis.primaryCause())
                .filter(each -> each.intervention().cause() != Cause.DEAD_RELUS)
                .filter(
                        diagnosis.verdict() == RunVerdict.DEAD_RELUS
                                ? Experiment::isDecisive
                                : Experiment::isGain)
                .toList();
    }

    /** The name and the table, for messages. */
    String title() {
        return "%s, %s".formatted(table(), name);
    }
}
