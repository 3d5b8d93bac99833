package org.rekindle.cli.scan;

import java.util.List;
import java.util.Set;
import org.rekindle.onnx.census.ModelCensus;
import org.rekindle.onnx.census.RectifierCensus;
import org.rekindle.onnx.compare.CensusComparison;
import org.rekindle.onnx.compare.ComparedLayer;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.rectifier.Skipped;

/**
 * What {@code scan --json} says of an older model on the same samples, and of what changed since.
 *
 * @param model the older one
 * @param units how many were counted in it
 * @param dead how many of them were dead
 * @param newlyDead how many died since, of the layers that both models have
 * @param revived how many of them revived
 * @param layers those that both models have
 * @param onlyHere layers that the older model does not have, or with another number of units
 * @param onlyInOlder layers that only the older model has, or with another number of units
 * @param skipped what may hold a rectifier in the older model and was not looked into
 * @param notes what else the reader must know of the older model
 */
public record AgainstDocument(
        ScanDocument.Model model,
        int units,
        int dead,
        int newlyDead,
        int revived,
        List<Layer> layers,
        List<Alone> onlyHere,
        List<Alone> onlyInOlder,
        List<Skipped> skipped,
        List<String> notes) {

    /**
     * One layer in both models.
     *
     * @param node its name
     * @param olderNode its name in the older model
     * @param pairing {@code named}, or {@code guessed} from order and number of units
     * @param units how many it has
     * @param deadBefore how many of them were dead in the older model
     * @param deadNow how many are dead
     * @param newlyDead how many are dead and were not
     * @param newlyDeadUnits which
     * @param revived how many were dead and are not
     * @param revivedUnits which
     * @param inconclusive how many could not be judged in one of the two models; a change of these
     *     is not known
     * @param inconclusiveUnits which
     */
    public record Layer(
            String node,
            String olderNode,
            String pairing,
            int units,
            int deadBefore,
            int deadNow,
            int newlyDead,
            Set<Integer> newlyDeadUnits,
            int revived,
            Set<Integer> revivedUnits,
            int inconclusive,
            Set<Integer> inconclusiveUnits) {
        static Layer of(ComparedLayer layer) {
            Set<Integer> newlyDead = layer.newlyDead();
            Set<Integer> revived = layer.revived();
            Set<Integer> inconclusive = layer.inconclusive();
            return new Layer(
                    layer.now().rectifier().name(),
                    layer.older().rectifier().name(),
                    layer.pairing().id(),
                    layer.now().units().size(),
                    layer.older().dead(),
                    layer.now().dead(),
                    newlyDead.size(),
                    newlyDead,
                    revived.size(),
                    revived,
                    inconclusive.size(),
                    inconclusive);
        }
    }

    /**
     * A layer without a partner.
     *
     * @param node its name
     * @param op its operator
     * @param units how many it has
     */
    public record Alone(String node, String op, int units) {
        static Alone of(RectifierCensus layer) {
            return new Alone(
                    layer.rectifier().name(), layer.rectifier().op(), layer.units().size());
        }
    }

    static AgainstDocument of(Model model, ModelCensus census, CensusComparison comparison) {
        return new AgainstDocument(
                new ScanDocument.Model(model.path().toString(), model.sha256()),
                census.units(),
                census.dead(),
                comparison.newlyDead(),
                comparison.revived(),
                comparison.layers().stream().map(Layer::of).toList(),
                comparison.onlyHere().stream().map(Alone::of).toList(),
                comparison.onlyInOlder().stream().map(Alone::of).toList(),
                census.skipped(),
                census.notes());
    }
}
