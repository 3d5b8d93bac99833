package org.rekindle.suites.benchmark.peers;

import java.util.List;

/**
 * The rule by which another tool raises an alarm. All rules judge the network at the end of its
 * training, on its training samples; a tool that watches the whole training can raise an alarm
 * earlier, too, so its false alarms are counted here with a bias in its favour.
 */
public sealed interface PeerRule
        permits DeadReluRule,
                DeadReluDetector,
                DyingReluSymptom,
                DeadUnitDetector,
                DeadNeuronCheck {

    /** All of them. */
    static List<PeerRule> all() {
        return List.of(
                new DeadReluRule(),
                new DeadReluDetector(),
                new DyingReluSymptom(),
                new DeadUnitDetector(),
                new DeadNeuronCheck());
    }

    /** The name in the table, such as {@code sagemaker_dead_relu}. */
    String id();

    /** Whether it raises an alarm over one layer. */
    boolean alarms(Activations layer);

    /** Whether it raises an alarm over any layer. */
    default boolean alarms(List<Activations> layers) {
        return layers.stream().anyMatch(this::alarms);
    }
}
