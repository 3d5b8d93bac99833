package org.rekindle.suites.benchmark;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.rekindle.network.Dataset;
import org.rekindle.random.Seed;
import org.rekindle.training.TrainingData;

/** What is wrong with samples. No cause of the list stands for any of these. */
enum SampleFault {
    /** Nothing. */
    NONE {
        @Override
        Dataset spoil(Dataset data, RandomGenerator random) {
            return data;
        }
    },
    /** The targets are in another order, so no input says anything of its target. */
    SHUFFLED_TARGETS {
        @Override
        Dataset spoil(Dataset data, RandomGenerator random) {
            int[] order = Seed.of(random.nextLong()).permutation(data.samples());
            float[] targets = new float[order.length];
            for (int i = 0; i < order.length; i++) {
                targets[i] = data.targets()[order[i]];
            }
            return new Dataset(data.inputs(), targets, data.features());
        }
    },
    /** The inputs are noise. */
    NOISE_INPUTS {
        @Override
        Dataset spoil(Dataset data, RandomGenerator random) {
            float[] inputs = new float[data.inputs().length];
            for (int i = 0; i < inputs.length; i++) {
                inputs[i] = (float) random.nextGaussian();
            }
            return new Dataset(inputs, data.targets(), data.features());
        }
    },
    /** Every column has the same value in all rows. */
    CONSTANT_INPUTS {
        @Override
        Dataset spoil(Dataset data, RandomGenerator random) {
            float[] inputs = new float[data.inputs().length];
            Arrays.fill(inputs, 1);
            return new Dataset(inputs, data.targets(), data.features());
        }
    };

    /** Spoils training and validation samples alike. */
    TrainingData spoil(TrainingData data) {
        return new TrainingData(
                spoil(data.train(), Seed.of(16).child("train").generator()),
                spoil(data.validation(), Seed.of(16).child("validation").generator()));
    }

    abstract Dataset spoil(Dataset data, RandomGenerator random);
}
