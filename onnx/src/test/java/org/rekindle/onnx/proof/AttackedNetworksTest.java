package org.rekindle.onnx.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.rectifier.Rectifiers;

/**
 * Attacks on proofs: corners, points of the box, and steps along the sign of the gradient for each
 * unit that has not fired by then. The attack looks for inputs in doubles, and ONNX Runtime tells
 * whether they make a unit fire.
 */
class AttackedNetworksTest {
    private static final int SAMPLES = 2_000;
    private static final int STARTS = 10;
    private static final int STEPS = 30;

    @Test
    void noUnitThatIsProvedDeadFiresUnderAttackAndMostOfTheOthersThatNeverFireAreProved() {
        assertNoneFires(0, 30);
    }

    /** More with {@code -Dnetworks=20000}. */
    @Test
    @Tag("full")
    void norDoesOneOfAThousandNetworks() {
        assertNoneFires(30, Integer.getInteger("networks", 1_000));
    }

    private static void assertNoneFires(int first, int end) {
        int proved = 0;
        int quiet = 0;
        for (int seed = first; seed < end; seed++) {
            AttackedNetwork network = new AttackedNetwork(seed);
            Model model = network.builder().model();
            List<Rectifier> rectifiers = Rectifiers.of(model);
            Certificates certificates = Certificates.prove(model, network.box(), rectifiers);
            Map<String, Set<Integer>> firing =
                    Firings.of(model, network.samples(SAMPLES), network.dims(SAMPLES));
            attack(network, model, rectifiers, firing);
            for (int layer = 0; layer < network.rectifiers(); layer++) {
                Rectifier rectifier = rectifiers.get(layer);
                Set<Integer> silent = certificates.dead(rectifier);
                Set<Integer> fires = Objects.requireNonNull(firing.get(rectifier.output()));
                assertThat(fires)
                        .as("network %d, %s", seed, rectifier.title())
                        .noneMatch(silent::contains);
                proved += silent.size();
                quiet += network.units(layer) - fires.size();
            }
        }
        assertThat((double) proved / quiet)
                .as("%d proved of %d units that never fired", proved, quiet)
                .isBetween(0.85, 1.0);
    }

    /** Adds the units that the attack makes fire. */
    private static void attack(
            AttackedNetwork network,
            Model model,
            List<Rectifier> rectifiers,
            Map<String, Set<Integer>> firing) {
        List<float[]> points = new ArrayList<>();
        for (int layer = 0; layer < network.rectifiers(); layer++) {
            Set<Integer> fires = Objects.requireNonNull(firing.get(rectifiers.get(layer).output()));
            for (int unit = 0; unit < network.units(layer); unit++) {
                if (!fires.contains(unit)) {
                    points.addAll(network.climb(layer, unit, STARTS, STEPS));
                }
            }
        }
        if (points.isEmpty()) {
            return;
        }
        int width = points.get(0).length;
        float[] inputs = new float[points.size() * width];
        for (int i = 0; i < points.size(); i++) {
            System.arraycopy(points.get(i), 0, inputs, i * width, width);
        }
        Firings.of(model, inputs, network.dims(points.size()))
                .forEach((value, units) -> Objects.requireNonNull(firing.get(value)).addAll(units));
    }
}
