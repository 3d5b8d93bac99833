package org.rekindle.diagnosis;

import java.util.List;
import java.util.Locale;
import org.rekindle.census.LifeLine;
import org.rekindle.census.Verdict;
import org.rekindle.text.NumberText;

/** What was seen of a dead unit's death. */
public sealed interface Story {
    /** In plain words. */
    String text();

    /** It was dead before the first update, and since then fired on single samples at most. */
    record BornDead(float maxPreActivation, long lastFiredStep) implements Story {
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
                            + "; it fired on single training samples since, last at step "
                            + lastFiredStep;
        }
    }

    /** Nothing fed it any more, since a step before its own end, or from the start. */
    record Starved(String below) implements Story {
        @Override
        public String text() {
            return "starved: every unit of %s was dead".formatted(below);
        }
    }

    /** It fell silent within an epoch of its liveliest. */
    record Killed(long step, double update) implements Story {
        @Override
        public String text() {
            return String.format(
                    Locale.ROOT,
                    "killed at step %d; its own update was then %s of its weights",
                    step,
                    Double.isNaN(update) ? "unknown size" : NumberText.percent(update));
        }
    }

    /** It fired ever less, over several epochs. */
    record Slid(int from, int to, long step) implements Story {
        @Override
        public String text() {
            return String.format(Locale.ROOT, "slid down between epochs %d and %d, and fired for the last time at step %d", from, to, step);
        }
    }

    /** It is dead over the census's scope, and yet it fired on a few training samples. */
    record Fading(float firingRate) implements Story {
        @Override
        public String text() {
            return "nearly silent: it still fired on %s of the training samples of the last epoch"
                    .formatted(NumberText.percent(firingRate));
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

    /** Whether the layer below was silent no later than the unit itself. */
    private static boolean starvedFirst(LifeLine life, List<LifeLine> below) {
        long silence = below.stream().mapToLong(LifeLine::lastFiredStep).max().orElse(0);
        return silence < life.lastFiredStep() || silence == 0;
    }
}
