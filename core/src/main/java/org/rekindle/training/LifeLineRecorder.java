package org.rekindle.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rekindle.census.LayerCensus;
import org.rekindle.census.LifeLine;
import org.rekindle.census.NetworkCensus;
import org.rekindle.census.PreActivations;
import org.rekindle.census.Verdict;
import org.rekindle.network.Affine;
import org.rekindle.network.DenseLayer;
import org.rekindle.network.DenseNetwork;

/**
 * Records the life line of every unit of one run. Memory is O(units × epochs) plus two copies of
 * the parameters: only the next batch shows that an update has silenced a unit.
 */
public final class LifeLineRecorder implements TrainingObserver {
    private final TrainingData data;
    private Optional<Recording> recording = Optional.empty();

    /**
     * A recorder for one run.
     *
     * @param data the run's data; z is measured on its validation samples
     */
    public LifeLineRecorder(TrainingData data) {
        this.data = data;
    }

    @Override
    public void onStart(TrainingState state, NetworkCensus atStepZero) {
        recording = Optional.of(new Recording(state.network(), atStepZero));
    }

    @Override
    public void onStep(long step, double loss, FiringHistory firing) {
        recording.orElseThrow().onStep(step, firing);
    }

    @Override
    public void onEpoch(EpochReport report, FiringHistory firing) {
        recording.orElseThrow().onEpoch(report, firing);
    }

    /**
     * The life lines up to the last complete epoch, layer after layer.
     *
     * @throws java.util.NoSuchElementException before the run has started
     */
    public List<LifeLine> lifeLines() {
        return recording.orElseThrow().lifeLines();
    }

    private final class Recording {
        private final DenseNetwork network;
        private final NetworkCensus atStepZero;
        private final PreActivations preActivations;
        private final List<List<float[]>> firingRates = new ArrayList<>();
        private final List<List<float[]>> means = new ArrayList<>();
        private final List<List<float[]>> maxima = new ArrayList<>();
        private final double[][] lastUpdate;
        private final double[][] lastUpdateAtEpoch;
        private final long[][] lastFiredStep;
        private float[] beforeLastUpdate;
        private float[] afterLastUpdate;
        private NetworkCensus census;
        private long steps;
        private long stepsAtEpoch;

        Recording(DenseNetwork network, NetworkCensus atStepZero) {
            this.network = network;
            this.atStepZero = atStepZero;
            this.census = atStepZero;
            this.preActivations = new PreActivations(network.shape());
            this.beforeLastUpdate = network.parameters().clone();
            this.afterLastUpdate = network.parameters().clone();
            int layers = network.activated().size();
            this.lastUpdate = new double[layers][];
            this.lastUpdateAtEpoch = new double[layers][];
            this.lastFiredStep = new long[layers][];
            for (int layer = 0; layer < layers; layer++) {
                lastUpdate[layer] = new double[network.activated().get(layer).units()];
                lastFiredStep[layer] = new long[lastUpdate[layer].length];
                Arrays.fill(lastUpdate[layer], Double.NaN);
                lastUpdateAtEpoch[layer] = lastUpdate[layer].clone();
            }
            List<float[]> rates = new ArrayList<>();
            for (LayerCensus layer : atStepZero.layers()) {
                float[] ofLayer = new float[layer.units().size()];
                for (int unit = 0; unit < ofLayer.length; unit++) {
                    ofLayer[unit] = (float) layer.units().get(unit).firingRate();
                }
                rates.add(ofLayer);
            }
            firingRates.add(rates);
            measure();
        }

        void onStep(long step, FiringHistory firing) {
            for (int layer = 0; layer < lastUpdate.length; layer++) {
                Affine affine = network.activated().get(layer).affine();
                for (int unit = 0; unit < affine.units(); unit++) {
                    if (step > 1 && firing.lastFiredStep(layer, unit) == step - 1) {
                        lastUpdate[layer][unit] = relativeUpdate(affine, unit);
                    }
                }
            }
            float[] older = beforeLastUpdate;
            beforeLastUpdate = afterLastUpdate;
            afterLastUpdate = older;
            System.arraycopy(network.parameters(), 0, afterLastUpdate, 0, older.length);
            steps = step;
        }

        /** ‖Δw‖/‖w‖ of the update before the step that has just passed. */
        private double relativeUpdate(Affine affine, int unit) {
            int fanIn = affine.fanIn();
            int weights = affine.weights() + unit * fanIn;
            double change = square(difference(affine.biases() + unit));
            double length = square(beforeLastUpdate[affine.biases() + unit]);
            for (int i = weights; i < weights + fanIn; i++) {
                change += square(difference(i));
                length += square(beforeLastUpdate[i]);
            }
            return Math.sqrt(change / length);
        }

        private double difference(int parameter) {
            return (double) afterLastUpdate[parameter] - beforeLastUpdate[parameter];
        }

        private double square(double x) {
            return x * x;
        }

        void onEpoch(EpochReport report, FiringHistory firing) {
            census = report.census();
            stepsAtEpoch = steps;
            List<float[]> rates = new ArrayList<>();
            for (int layer = 0; layer < lastUpdate.length; layer++) {
                float[] ofLayer = new float[lastUpdate[layer].length];
                for (int unit = 0; unit < ofLayer.length; unit++) {
                    int fired = firing.firedThisEpoch(layer, unit);
                    ofLayer[unit] = (float) ((double) fired / data.train().samples());
                    lastFiredStep[layer][unit] = firing.lastFiredStep(layer, unit);
                }
                rates.add(ofLayer);
                lastUpdateAtEpoch[layer] = lastUpdate[layer].clone();
            }
            firingRates.add(rates);
            measure();
        }

        private void measure() {
            preActivations.measure(network, data.validation());
            List<float[]> epochMeans = new ArrayList<>();
            List<float[]> epochMaxima = new ArrayList<>();
            for (int layer = 0; layer < lastUpdate.length; layer++) {
                float[] layerMeans = new float[lastUpdate[layer].length];
                float[] layerMaxima = new float[layerMeans.length];
                for (int unit = 0; unit < layerMeans.length; unit++) {
                    layerMeans[unit] = preActivations.mean(layer, unit);
                    layerMaxima[unit] = preActivations.max(layer, unit);
                }
                epochMeans.add(layerMeans);
                epochMaxima.add(layerMaxima);
            }
            means.add(epochMeans);
            maxima.add(epochMaxima);
        }

        List<LifeLine> lifeLines() {
            List<LifeLine> lives = new ArrayList<>();
            for (int layer = 0; layer < lastUpdate.length; layer++) {
                DenseLayer denseLayer = network.activated().get(layer);
                boolean inputsDead = layer > 0 && census.layers().get(layer - 1).collapsed();
                for (int unit = 0; unit < denseLayer.units(); unit++) {
                    lives.add(
                            new LifeLine(
                                    denseLayer.name(),
                                    unit,
                                    verdict(atStepZero, layer, unit) == Verdict.DEAD,
                                    verdict(census, layer, unit),
                                    inputsDead,
                                    stepsAtEpoch,
                                    lastFiredStep[layer][unit],
                                    lastFiredStep[layer][unit] < stepsAtEpoch
                                            ? lastUpdateAtEpoch[layer][unit]
                                            : Double.NaN,
                                    byEpoch(firingRates, layer, unit),
                                    byEpoch(means, layer, unit),
                                    byEpoch(maxima, layer, unit)));
                }
            }
            return List.copyOf(lives);
        }

        private Verdict verdict(NetworkCensus of, int layer, int unit) {
            return of.layers().get(layer).units().get(unit).verdict();
        }

        private float[] byEpoch(List<List<float[]>> values, int layer, int unit) {
            float[] ofUnit = new float[values.size()];
            for (int epoch = 0; epoch < ofUnit.length; epoch++) {
                ofUnit[epoch] = values.get(epoch).get(layer)[unit];
            }
            return ofUnit;
        }
    }
}
