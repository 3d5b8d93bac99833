package org.rekindle.benchmarks.driver;

/**
 * How long everything is measured.
 *
 * @param rounds how often each contender has its turn
 * @param warmUpMillis at least, before the first round
 * @param turnMillis what a turn should take
 * @param studyRounds how often a whole study is run
 * @param studySeeds the seeds of the study
 * @param sampledTrials how many of its trials a peer runs
 * @param jmhRounds forks of each JMH benchmark
 */
record Settings(
        int rounds,
        long warmUpMillis,
        long turnMillis,
        int studyRounds,
        int studySeeds,
        int sampledTrials,
        int jmhRounds) {
    /** For numbers that are to be quoted. */
    static final Settings FULL = new Settings(15, 1500, 50, 5, 5, 12, 3);

    /** For a look. */
    static final Settings QUICK = new Settings(5, 250, 25, 1, 1, 4, 1);
}
