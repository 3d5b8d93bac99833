package org.rekindle.training;

import java.util.Arrays;
import org.rekindle.text.UnknownName;

/** How the learning rate falls from epoch to epoch. Within an epoch it stays the same. */
public enum Schedule {
    /** It does not fall. */
    CONSTANT("constant") {
        @Override
        public double rate(double learningRate, int epoch, int horizon) {
            return learningRate;
        }
    },

    /**
     * Half a cosine from the rate itself in the first epoch to 0 after the last: in epoch e of E it
     * is rate · (1 + cos(π·(e − 1)/E)) / 2. Loshchilov and Hutter 2017 (arXiv 1608.03983), equation
     * 5, without restarts.
     */
    COSINE("cosine") {
        @Override
        public double rate(double learningRate, int epoch, int horizon) {
            return learningRate
                    * (1 + StrictMath.cos(Math.PI * Math.min(epoch - 1, horizon) / horizon))
                    / 2;
        }
    },

    /** A tenth of it after each third of the epochs: rate, rate/10, rate/100. */
    STEP("step") {
        @Override
        public double rate(double learningRate, int epoch, int horizon) {
            double rate = learningRate;
            for (int third = 1; third < PARTS && epoch - 1 >= partEnd(third, horizon); third++) {
                rate /= DIVISOR;
            }
            return rate;
        }
    };

    private static final int PARTS = 3;
    private static final int DIVISOR = 10;

    private final String id;

    Schedule(String id) {
        this.id = id;
    }

    /** How many epochs the first so many thirds take, rounded up. */
    private static double partEnd(int thirds, int horizon) {
        return Math.ceil((double) thirds * horizon / PARTS);
    }

    /**
     * The schedule of that name.
     *
     * @throws IllegalArgumentException when there is none; the message lists the known names
     */
    public static Schedule named(String id) {
        return Arrays.stream(values())
                .filter(schedule -> schedule.id.equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                UnknownName.of(
                                        "schedule",
                                        id,
                                        Arrays.stream(values()).map(Schedule::id).toList()));
    }

    /** The name in commands and documents. */
    public String id() {
        return id;
    }

    /**
     * The learning rate of an epoch.
     *
     * @param learningRate of the first epoch
     * @param epoch from 1
     * @param horizon the number of epochs over which it falls
     */
    public abstract double rate(double learningRate, int epoch, int horizon);
}
