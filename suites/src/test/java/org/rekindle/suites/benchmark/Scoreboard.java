package org.rekindle.suites.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rekindle.diagnosis.RunVerdict;
import org.rekindle.statistics.Interval;
import org.rekindle.suites.benchmark.peers.PeerRule;

/** What was said of all runs, in tables. Every share has its Wilson interval of 95 %. */
record Scoreboard(List<Examined> runs) {
    private static final double DEAD = 0.1;

    /** Copies the list. */
    Scoreboard {
        runs = List.copyOf(runs);
    }

    /** Those of one kind. */
    Scoreboard of(Plant.Kind kind) {
        return where(run -> run.plant().kind() == kind);
    }

    private Scoreboard where(Predicate<Examined> condition) {
        return new Scoreboard(runs.stream().filter(condition).toList());
    }

    /** The runs of which something wrong was said. */
    List<Examined> wrong() {
        return where(run -> !run.isRight()).runs;
    }

    /** The share of runs of which the right thing was said. */
    double shareRight() {
        return 1 - (double) wrong().size() / runs.size();
    }

    /** All tables, as Markdown. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append("| planted | runs | right | 95 % | found |\n|---|--:|--:|---|---|\n");
        Map<String, List<Examined>> rows =
                runs.stream()
                        .collect(
                                Collectors.groupingBy(
                                        run -> run.plant().kind() + " " + run.plant().plantedText(),
                                        TreeMap::new,
                                        Collectors.toList()));
        rows.values().forEach(row -> text.append(row(row)));
        text.append('\n');
        for (Plant.Kind kind : Plant.Kind.values()) {
            Scoreboard part = of(kind);
            text.append(line(kind + ", right", part));
            text.append(line(kind + ", right on unseen tables", part.where(Scoreboard::isUnseen)));
        }
        text.append('\n').append(peers());
        return text.toString();
    }

    private static boolean isUnseen(Examined run) {
        return run.plant().sick().table().isNew();
    }

    private static String line(String what, Scoreboard part) {
        return part.runs.isEmpty()
                ? ""
                : "%s: %s%n"
                        .formatted(what, share(part.runs.size() - part.wrong().size(), part.runs));
    }

    private static String row(List<Examined> row) {
        int right = (int) row.stream().filter(Examined::isRight).count();
        Interval interval = Interval.ofShare(right, row.size());
        Map<String, Long> found =
                row.stream()
                        .collect(
                                Collectors.groupingBy(
                                        run ->
                                                run.diagnosis().primaryCause().id()
                                                        + " ("
                                                        + run.diagnosis().verdict().id()
                                                        + ")",
                                        TreeMap::new,
                                        Collectors.counting()));
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %.0f to %.0f %% | %s |%n",
                row.get(0).plant().plantedText(),
                row.size(),
                right,
                100 * interval.low(),
                100 * interval.high(),
                found.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", ")));
    }

    /**
     * Who raises an alarm. For Rekindle that is a verdict other than healthy; it also counts how
     * often that verdict is dead ReLUs, which is what the others look for.
     */
    private String peers() {
        Scoreboard dead =
                where(
                        run ->
                                run.plant().kind() != Plant.Kind.HEALTHY
                                        && run.diagnosis().census().deadFraction() >= DEAD);
        Scoreboard living =
                where(
                        run ->
                                run.plant().kind() != Plant.Kind.HEALTHY
                                        && run.diagnosis().census().deadFraction() < DEAD);
        Scoreboard healthy = of(Plant.Kind.HEALTHY);
        StringBuilder text = new StringBuilder();
        text.append(
                "| alarm by | of %d sick runs with 10 %% dead or more | of %d sick runs with fewer | of %d healthy runs |%n|---|---|---|---|%n"
                        .formatted(dead.runs.size(), living.runs.size(), healthy.runs.size()));
        text.append(
                peer(
                        "Rekindle",
                        run -> run.diagnosis().verdict() != RunVerdict.HEALTHY,
                        dead,
                        living,
                        healthy));
        text.append(
                peer(
                        "Rekindle, dead ReLUs",
                        run -> run.diagnosis().verdict() == RunVerdict.DEAD_RELUS,
                        dead,
                        living,
                        healthy));
        List<PeerRule> rules = PeerRule.all();
        IntStream.range(0, rules.size())
                .forEach(
                        i ->
                                text.append(
                                        peer(
                                                rules.get(i).id(),
                                                run -> run.alarms().get(i),
                                                dead,
                                                living,
                                                healthy)));
        return text.toString();
    }

    private static String peer(String name, Predicate<Examined> alarm, Scoreboard... groups) {
        StringBuilder row = new StringBuilder("| " + name);
        for (Scoreboard group : groups) {
            row.append(" | ").append(share(group.where(alarm).runs.size(), group.runs));
        }
        return row.append(" |\n").toString();
    }

    private static String share(int count, List<Examined> of) {
        if (of.isEmpty()) {
            return "-";
        }
        Interval interval = Interval.ofShare(count, of.size());
        return String.format(
                Locale.ROOT,
                "%d of %d, %.1f %% [%.1f, %.1f]",
                count,
                of.size(),
                100.0 * count / of.size(),
                100 * interval.low(),
                100 * interval.high());
    }
}
