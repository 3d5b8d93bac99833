package org.rekindle.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rekindle.census.LifeLine;
import org.rekindle.census.Verdict;
import org.rekindle.text.NumberText;

/** How a dead unit died, as its life line shows it. */
public sealed interface Story {
    /** In plain words. */
    String text();

    /** The cause that it suggests; empty when it suggests none. */
    Optional<Cause> suggested();

    /** Dead before the first update. Since then it fired on single samples at most. */
    record BornDead(float maxPreActivation, long lastFiredStep) implements Story {
        @Override
        public Optional<Cause> suggested() {
            return Optional.of(Cause.INITIALIZATION);
        }

        @Override
        public String text() {
            String text =
                    String.format(
                            Locale.ROOT,
                            "born dead: before the first update its largest z was %.3g",
                            maxPreActivation);
            return lastFiredStep == 0
                    ? text
                    : text
                            + "; since then it fired on single training samples only, last at step "
                            + lastFiredStep;
        }
    }

    /** All units that feed it were silent before it fell silent itself, or from the start. */
    record Starved(String below) implements Story {
        @Override
        public Optional<Cause> suggested() {
            return Optional.of(Cause.UPSTREAM);
        }

        @Override
        public String text() {
            return "starved: every unit of %s was dead".formatted(below);
        }
    }

    /** It fell silent at most one epoch after the epoch in which it fired most. */
    record Killed(long step, double update) implements Story {
        @Override
        public Optional<Cause> suggested() {
            return Optional.of(Cause.LEARNING_RATE);
        }

        @Override
        public String text() {
            String killed = String.format(Locale.ROOT, "killed at step %d", step);
            return Double.isNaN(update)
                    ? killed
                    : killed
                            + "; the update of that step changed its weights by "
                            + NumberText.percent(update);
        }
    }

    /** It fired less and less over several epochs. */
    record Slid(int from, int to, long step) implements Story {
        /** From this many epochs on, a slide is slow. */
        private static final int SLOW = 5;

        /** Whether it took so many epochs that no single update can be blamed. */
        boolean isSlow() {
            return to - from >= SLOW;
        }

        @Override
        public Optional<Cause> suggested() {
            return Optional.of(Cause.SLOW_SLIDE);
        }

        @Override
        public String text() {
            return String.format(
                    Locale.ROOT,
                    "slid down between epochs %d and %d, and went silent after step %d",
                    from,
                    to,
                    step);
        }
    }

    /** Dead because it stands at the upper bound of its activation wherever it fires. */
    record AtBound(float maxPreActivation) implements Story {
        @Override
        public Optional<Cause> suggested() {
            return Optional.empty();
        }

        @Override
        public String text() {
            return String.format(
                    Locale.ROOT,
                    "stands at an upper bound, where no gradient passes: its largest z is %.3g",
                    maxPreActivation);
        }
    }

    /** Dead over the scope of the census, but it still fired in the last epoch of training. */
    record Fading(float firingRate) implements Story {
        @Override
        public Optional<Cause> suggested() {
            return Optional.empty();
        }

        @Override
        public String text() {
            String when = firingRate < Verdict.RARE_RATE ? "nearly silent" : "silent at the end";
            return "%s: in the last epoch it fired on %s of the training samples"
                    .formatted(when, NumberText.percent(firingRate));
        }
    }

    /**
     * The story of a dead unit.
     *
     * @param below the lives of the layer that feeds it; empty for the first layer
     */
    static Story of(LifeLine life, List<LifeLine> below) {
        if (life.inputsDead() && starvedFirst(life, below)) {
            return new Starved(below.get(0).layer());
        }
        // A unit that is dead because it never fires has no z above 0 in the census.
        float largest = life.maxPreActivation(life.epochs());
        if (largest > 0) {
            return new AtBound(largest);
        }
        int liveliest = life.liveliestEpoch();
        if (life.bornDead() && life.firingRate(liveliest) < Verdict.RARE_RATE) {
            return new BornDead(life.maxPreActivation(0), life.lastFiredStep());
        }
        if (life.firedToTheEnd()) {
            return new Fading(life.firingRate(life.epochs()));
        }
        int last = life.lastFiringEpoch();
        return last - liveliest > 1
                ? new Slid(liveliest, last, life.lastFiredStep())
                : new Killed(life.lastFiredStep(), life.lastUpdate());
    }

    /** Whether the layer below fell silent before the unit did, or never fired. */
    private static boolean starvedFirst(LifeLine life, List<LifeLine> below) {
        long silence = below.stream().mapToLong(LifeLine::lastFiredStep).max().orElse(0);
        return silence < life.lastFiredStep() || silence == 0;
    }
}
