package org.rekindle.benchmarks.protocol;

/** One workload on one contender. */
public interface Session extends AutoCloseable {

    /** Back to the initial parameters and an optimizer that has seen nothing. */
    void restart();

    /**
     * One update: forward, loss, backward, optimizer.
     *
     * @param batch which of the workload's batches
     * @return the batch's mean loss before the update
     */
    double step(int batch);

    /**
     * The mean loss and the score on the validation samples; what a study does after each epoch.
     */
    default double validate() {
        throw new UnsupportedOperationException("this contender does not validate");
    }

    /** Releases what the session holds outside the heap. */
    @Override
    void close();
}
