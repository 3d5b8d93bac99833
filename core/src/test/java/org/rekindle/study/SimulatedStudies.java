package org.rekindle.study;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rekindle.activation.Activation;
import org.rekindle.activation.LeakyRelu;
import org.rekindle.activation.Relu;
import org.rekindle.network.Task;
import org.rekindle.network.VarianceScaling;

/**
 * Studies without networks. Each activation has six learning rates, of which some are equally good;
 * the others are far worse. A score is that of its rate, plus an effect that its seed has on all
 * activations, plus normal noise. ReLU is the simplest; the others are leaky, with different
 * slopes.
 *
 * @param activations how many, ReLU among them
 * @param reluRates how many good rates ReLU has
 * @param otherRates how many good rates each other activation has
 * @param seeds how many seeds compare
 * @param gain by how many standard deviations of the noise the second activation is better
 * @param margin of equivalence, in standard deviations of the noise
 */
record SimulatedStudies(
        int activations, int reluRates, int otherRates, int seeds, double gain, double margin) {
    private static final List<Double> RATES = List.of(0.0003, 0.001, 0.003, 0.01, 0.03, 0.1);
    static final double NOISE = 0.005;
    private static final double BAD = 0.1;

    /** Of this many studies, in which share something other than ReLU is recommended. */
    double shareWithoutRelu(int studies, long firstSeed) {
        return IntStream.range(0, studies)
                        .parallel()
                        .filter(study -> !isRelu(winner(firstSeed + study)))
                        .count()
                / (double) studies;
    }

    /** The same of studies that were stopped after so many rounds, while they still chose. */
    double shareWithoutReluWhenStopped(int rounds, int studies, long firstSeed) {
        return IntStream.range(0, studies)
                        .parallel()
                        .mapToObj(study -> stopped(rounds, firstSeed + study))
                        .map(ranking -> Recommendation.of(ranking, Task.CLASSIFICATION))
                        .filter(found -> !isRelu(found.orElseThrow().winner().setting()))
                        .count()
                / (double) studies;
    }

    private Ranking stopped(int rounds, long seed) {
        StudyPlan plan = plan();
        int settings = plan.space().settings().size();
        List<Trial> trials =
                trials(plan, seed).stream()
                        .filter(trial -> trial.key().number() < rounds * settings)
                        .toList();
        return Ranking.of(Race.start(plan, 0).after(trials), trials);
    }

    /** The mean of the difference that such studies say they could have shown. */
    double meanDetectable(int studies, long firstSeed) {
        return IntStream.range(0, studies)
                .mapToObj(study -> recommendation(firstSeed + study))
                .mapToDouble(found -> found.detectableDifference().orElseThrow())
                .average()
                .orElseThrow();
    }

    private static boolean isRelu(Setting setting) {
        return setting.activation() instanceof Relu;
    }

    private Setting winner(long seed) {
        return recommendation(seed).winner().setting();
    }

    private Recommendation recommendation(long seed) {
        return Recommendation.of(ranking(seed), Task.CLASSIFICATION).orElseThrow();
    }

    /** One study from its first trial to its last. */
    Ranking ranking(long seed) {
        StudyPlan plan = plan();
        List<Trial> trials = trials(plan, seed);
        return Ranking.of(Race.start(plan, 0).after(trials), trials);
    }

    private List<Trial> trials(StudyPlan plan, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] effects = random.doubles(plan.rounds(), -2 * NOISE, 2 * NOISE).toArray();
        int settings = plan.space().settings().size();
        List<Trial> trials = new ArrayList<>();
        Race race = Race.start(plan, 0);
        for (List<TrialKey> pending = race.pending(trials); !pending.isEmpty(); ) {
            for (TrialKey key : pending) {
                double effect = effects[key.number() / settings];
                double noise = NOISE * normal(random);
                trials.add(MadeUp.trial(key, expected(key.setting()) + effect + noise));
            }
            race = race.after(trials);
            pending = race.pending(trials);
        }
        return trials;
    }

    /** Box and Muller 1958. */
    private static double normal(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
                * Math.cos(2 * Math.PI * random.nextDouble());
    }

    private StudyPlan plan() {
        SearchSpace space =
                new SearchSpace(names(), List.of(VarianceScaling.HE_NORMAL), RATES, seeds);
        return MadeUp.plan(space, Curtailment.DEFAULT, Protocol.of(space, margin * NOISE));
    }

    private List<Activation> names() {
        Stream<Activation> leaky =
                IntStream.range(1, activations).mapToObj(i -> new LeakyRelu(slope(i)));
        return Stream.concat(Stream.of(new Relu()), leaky).toList();
    }

    private static float slope(int number) {
        return number / 100f;
    }

    private double expected(Setting setting) {
        int good = isRelu(setting) ? reluRates : otherRates;
        double rate = RATES.indexOf(setting.learningRate()) < good ? 0 : -BAD;
        boolean second =
                setting.activation() instanceof LeakyRelu leaky
                        && leaky.negativeSlope() == slope(1);
        return 0.8 + rate + (second ? gain * NOISE : 0);
    }
}
