package org.rekindle.study;

import java.util.List;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;
import org.rekindle.training.Adam;

/** Plans for tests that make up their trials; the first seed is 1. */
final class Plans {
    private Plans() {}

    static StudyPlan of(SearchSpace space, Elimination elimination) {
        return new StudyPlan(
                space,
                Task.CLASSIFICATION,
                new NetworkShape(8, List.of(16, 16), 3),
                0,
                Adam.withWeightDecay(0),
                64,
                4,
                1,
                elimination);
    }
}
