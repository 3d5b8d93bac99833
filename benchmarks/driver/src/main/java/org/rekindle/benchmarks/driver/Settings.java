package org.rekindle.benchmarks.driver;

/**
 * How long everything is measured.
 *
 * @param rounds how often each contender has its turn
 * @param firstWarmUpMillis at least, for each activation on a JVM that has just started
 * @param warmUpMillis at least, before the first round on each workload
 * @param turnMillis what a turn should take
 * @param studyRounds how often a whole study is run
 * @param studySeeds the seeds of the study
 * @param sampledTrials how many of its trials a peer runs
 * @param jmhRounds forks of each JMH benchmark
 * @param scanRounds how often each way to pass samples through a model has its turn
 * @param scanTurnMillis what plain inference should take of it
 * @param scanLeastSamples what it should have, unless that takes several turns
 */
record Settings(
        int rounds,
        long firstWarmUpMillis,
        long warmUpMillis,
        long turnMillis,
        int studyRounds,
        int studySeeds,
        int sampledTrials,
        int jmhRounds,
        int scanRounds,
        int scanTurnMillis,
        int scanLeastSamples) {
    /** For numbers that are to be quoted. */
    static final Settings FULL = new Settings(15, 1500, 500, 50, 5, 5, 12, 3, 5, 1000, 1000);

    /** For a look. */
    static final Settings QUICK = new Settings(5, 350, 100, 25, 1, 5, 4, 1, 2, 200, 1);
}
