package org.rekindle.training;

import org.rekindle.census.NetworkCensus;

/**
 * The results of one epoch.
 *
 * @param epoch from 1
 * @param trainingLoss the mean loss over the epoch's batches, each before its update
 * @param validation score and loss on the validation samples
 * @param census the census over the scope that {@link TrainingData#censusScope} names
 * @param seconds the time of the epoch's updates, without validation and census
 */
public record EpochReport(
        int epoch,
        double trainingLoss,
        Evaluation validation,
        NetworkCensus census,
        double seconds) {}
