package org.rekindle.training;

/** What the batches of one pass add up to, and the evaluation that follows from it. */
sealed interface ScoreTally permits ClassTally, ErrorTally {

    /**
     * Adds a batch.
     *
     * @param output {@code float[outputs][batch]}
     * @param targets one per sample
     */
    void add(float[] output, float[] targets, int batch);

    /**
     * The evaluation of all batches.
     *
     * @param loss their mean loss
     */
    Evaluation evaluation(double loss);
}
