package org.rekindle.benchmarks.rekindle;

import java.util.Map;
import org.rekindle.benchmarks.protocol.Contender;
import org.rekindle.network.DenseNetwork;
import org.rekindle.training.StepWithoutCensus;
import org.rekindle.training.TrainingPlan;
import org.rekindle.training.TrainingStep;

/** How a step is made: the one place that knows with which parts. */
interface StepFactory {
    /** The ways there are: with the census, as everywhere, and without it. */
    Map<String, StepFactory> VARIANTS =
            Map.of(
                    Contender.DEFAULT, TrainingStep::new,
                    Contender.WITHOUT_CENSUS, StepWithoutCensus::of);

    /** A step on the network, whose largest batch is {@code capacity}. */
    TrainingStep make(DenseNetwork network, TrainingPlan plan, int capacity);

    /** The way of that name. */
    static StepFactory named(String variant) {
        StepFactory factory = VARIANTS.get(variant);
        if (factory == null) {
            throw new UnsupportedOperationException("Rekindle has no variant " + variant);
        }
        return factory;
    }
}
