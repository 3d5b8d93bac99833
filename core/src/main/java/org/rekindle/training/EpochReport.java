package org.rekindle.training;

import org.rekindle.census.NetworkCensus;

/**
 * What is known at the end of an epoch.
 *
 * @param epoch from 1
 * @param trainingLoss the mean loss over the epoch's batches, each before its update
 * @param validation score and loss on the validation samples
 * @param census who fires, over the scope that {@link TrainingData#censusScope} names
 * @param seconds what the epoch's updates took, without validation and census
 */
public record EpochReport(
        int epoch,
        double trainingLoss,
        Evaluation validation,
        NetworkCensus census,
        double seconds) {}
