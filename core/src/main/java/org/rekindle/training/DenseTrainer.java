package org.rekindle.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rekindle.census.NetworkCensus;
import org.rekindle.census.NetworkTally;
import org.rekindle.internal.IdleThreads;
import org.rekindle.kernel.Crew;
import org.rekindle.kernel.Kernels;
import org.rekindle.network.Dataset;
import org.rekindle.network.DenseNetwork;
import org.rekindle.random.Seed;
import org.rekindle.subject.Status;

/**
 * Trains one of Rekindle's own networks by mini-batches (a trainer of your own implements {@link
 * org.rekindle.subject.Trainable}), and takes its census before the first update and after every
 * epoch.
 *
 * <p>The order of the samples in epoch e is a permutation drawn from the seed and e alone. A loss
 * that is NaN or infinite ends the run at once; the parameters are not changed further.
 *
 * <p>A large network borrows threads that are idle, at the beginning of every epoch. The result
 * does not depend on their number.
 */
public final class DenseTrainer {
    /** Networks of fewer parameters have no work that is worth splitting. */
    private static final int LARGE = 100_000;

    private final TrainingPlan plan;
    private final Kernels kernels;

    /** A trainer on the fastest kernels that this JVM can run. */
    public DenseTrainer(TrainingPlan plan) {
        this(plan, Kernels.fastest());
    }

    /** A trainer on the given kernels; the result does not depend on them. */
    DenseTrainer(TrainingPlan plan, Kernels kernels) {
        this.plan = plan;
        this.kernels = kernels;
    }

    /**
     * Runs the plan.
     *
     * @param network trained in place
     * @param batchSeed decides the order of the samples
     */
    public TrainingResult train(
            DenseNetwork network, TrainingData data, Seed batchSeed, TrainingObserver observer) {
        TrainingState state = TrainingState.start(network, plan.optimizer(), kernels);
        return carryOn(state, data, batchSeed, observer);
    }

    /**
     * Runs the plan from a state that another run has reached; its epochs count from 1.
     *
     * @param state trained in place
     */
    public TrainingResult carryOn(
            TrainingState state, TrainingData data, Seed batchSeed, TrainingObserver observer) {
        return new Run(state, data, batchSeed, observer).run();
    }

    private final class Run {
        private final TrainingState state;
        private final DenseNetwork network;
        private final TrainingData data;
        private final Seed batchSeed;
        private final TrainingObserver observer;
        private final Evaluator evaluator;
        private final TrainingStep step;
        private final List<Double> scores = new ArrayList<>();
        private final Crew crew = new Crew();
        private final IdleThreads idle = IdleThreads.current();
        private int borrowed;
        private double seconds;

        Run(TrainingState state, TrainingData data, Seed batchSeed, TrainingObserver observer) {
            this.state = state;
            this.network = state.network();
            this.data = data;
            this.batchSeed = batchSeed;
            this.observer = observer;
            this.evaluator =
                    new Evaluator(
                            plan.metric(), plan.regime().loss(), network.shape(), kernels, crew);
            int largestBatch = Math.min(plan.batchSize(), data.train().samples());
            this.step = new TrainingStep(state, plan, largestBatch, kernels, crew);
        }

        TrainingResult run() {
            try {
                return train();
            } finally {
                crew.hire(0);
                idle.giveBack(borrowed);
            }
        }

        private void borrowIdleThreads() {
            if (network.parameters().length >= LARGE) {
                borrowed = idle.borrow(borrowed);
                crew.hire(borrowed);
            }
        }

        private TrainingResult train() {
            NetworkTally tally = new NetworkTally(network);
            evaluate(tally, false);
            NetworkCensus atStepZero = tally.census();
            observer.onStart(state, atStepZero);
            Optional<EpochReport> last = Optional.empty();
            Status status = Status.OK;
            for (int epoch = 1; epoch <= plan.epochs() && status == Status.OK; epoch++) {
                borrowIdleThreads();
                long start = System.nanoTime();
                double lossSum = 0;
                step.firing().startEpoch();
                step.learnAt(plan.learningRate(epoch));
                int[] order = batchSeed.child(epoch).permutation(data.train().samples());
                for (int from = 0; from < order.length; from += plan.batchSize()) {
                    if (observer.shouldStop()) {
                        status = Status.STOPPED;
                        break;
                    }
                    int batch = Math.min(plan.batchSize(), order.length - from);
                    double loss = step.run(data.train(), order, from, batch);
                    if (!Double.isFinite(loss)) {
                        status = Status.DIVERGED;
                        break;
                    }
                    observer.onStep(step.steps(), loss, step.firing());
                    lossSum += loss * batch;
                }
                double epochSeconds = (System.nanoTime() - start) / 1e9;
                seconds += epochSeconds;
                if (status == Status.OK) {
                    Optional<EpochReport> report =
                            closeEpoch(epoch, lossSum / order.length, epochSeconds);
                    if (report.isPresent()) {
                        last = report;
                    } else {
                        status = Status.DIVERGED;
                    }
                }
            }
            int epochs = last.map(EpochReport::epoch).orElse(0);
            return new TrainingResult(status, atStepZero, last, epochs, seconds, scores);
        }

        /** Empty when the network has diverged. */
        private Optional<EpochReport> closeEpoch(int epoch, double loss, double epochSeconds) {
            NetworkTally tally = new NetworkTally(network);
            Evaluation validation = evaluate(tally, epoch == plan.epochs());
            if (!validation.isFinite()) {
                return Optional.empty();
            }
            EpochReport report =
                    new EpochReport(epoch, loss, validation, tally.census(), epochSeconds);
            scores.add(validation.score());
            observer.onEpoch(report, step.firing());
            return Optional.of(report);
        }

        private Evaluation evaluate(NetworkTally tally, boolean last) {
            Evaluation validation =
                    last
                            ? evaluator.evaluate(network, data.validation(), tally)
                            : evaluator.evaluateEpoch(network, data.validation(), tally);
            for (Dataset more : data.furtherCensusScope()) {
                evaluator.tally(network, more, tally);
            }
            return validation;
        }
    }
}
