package org.rekindle.run.watched;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a rerun would start, and how long that would take.
 *
 * @param argv the command
 * @param directory where it is started
 * @param untilEpoch each experiment ends after this epoch
 * @param secondsEach of one experiment, as the recorded run took them alone
 * @param steps what is tried, the controls first
 * @param leftOut what the budget leaves out
 * @param parallel how many run at a time
 */
public record RerunPlan(
        List<String> argv,
        String directory,
        int untilEpoch,
        double secondsEach,
        List<Step> steps,
        List<Step> leftOut,
        int parallel) {

    /** A thing that is changed, and how often the program is started with it. */
    public record Step(String changed, int runs) {}

    /**
     * @param controls how many steps at the front are always made
     */
    static RerunPlan of(
            WatchedRun run, int untilEpoch, List<Step> steps, int controls, Rerun.Effort effort) {
        WatchedDocument.Invocation program = run.program();
        double start = program.startSeconds() == null ? 0 : program.startSeconds();
        double each = start + run.secondsUntil(untilEpoch);
        int kept = steps.size();
        OptionalDouble budget = effort.budgetSeconds();
        while (budget.isPresent()
                && kept > controls + 1
                && seconds(steps.subList(0, kept), each, effort.parallel())
                        > budget.getAsDouble()) {
            kept--;
        }
        return new RerunPlan(
                program.argv(),
                program.directory(),
                untilEpoch,
                each,
                List.copyOf(steps.subList(0, kept)),
                List.copyOf(steps.subList(kept, steps.size())),
                effort.parallel());
    }

    /** How often the program is started. */
    public int runs() {
        return runs(steps);
    }

    private static int runs(List<Step> steps) {
        return steps.stream().mapToInt(Step::runs).sum();
    }

    /** About how long all of it takes. */
    public double seconds() {
        return seconds(steps, secondsEach, parallel);
    }

    private static double seconds(List<Step> steps, double each, int parallel) {
        return runs(steps) * each / parallel;
    }
}
