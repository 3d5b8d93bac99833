package org.rekindle.suites.benchmark;

import java.util.List;
import java.util.stream.IntStream;
import org.rekindle.diagnosis.Intervention;

/** How far decisions and intervals hold, on small runs in which chance decides most. */
final class IntervalChecks {
    private IntervalChecks() {}

    /**
     * Decisions on changes that change nothing, once for each way to draw again.
     *
     * @param every one run in so many
     */
    static List<FalseDecisions> falseDecisions(int every) {
        List<Case> runs = some(MildRuns.of(BenchmarkTables.read()), every);
        return List.of(
                FalseDecisions.count(Redrawn.Draw.BATCHES, runs),
                FalseDecisions.count(Redrawn.Draw.EVERYTHING, runs));
    }

    /**
     * Intervals of changes that change something.
     *
     * @param every one run in so many
     */
    static Coverage coverage(int every) {
        return Coverage.measure(
                some(MildRuns.of(BenchmarkTables.read()), every),
                List.of(Intervention.SMALLER_LEARNING_RATE));
    }

    /**
     * One of every so many: the first of the first, the second of the next, and so on. The kinds of
     * run alternate, so the first of every four would always be of the same kind.
     */
    private static <T> List<T> some(List<T> all, int every) {
        return IntStream.range(0, all.size())
                .filter(i -> i % every == i / every % every)
                .mapToObj(all::get)
                .toList();
    }

    /**
     * Prints both.
     *
     * @param args one run in how many, for the decisions and for the intervals
     */
    public static void main(String[] args) {
        falseDecisions(Integer.parseInt(args[0])).forEach(System.out::println);
        System.out.println(coverage(Integer.parseInt(args[1])));
    }
}
