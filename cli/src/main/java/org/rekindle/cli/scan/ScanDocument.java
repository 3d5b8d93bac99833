package org.rekindle.cli.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rekindle.census.FiringRate;
import org.rekindle.census.Verdict;
import org.rekindle.onnx.cause.SeenCause;
import org.rekindle.onnx.cause.SeenCauses;
import org.rekindle.onnx.census.ModelCensus;
import org.rekindle.onnx.census.RectifierCensus;
import org.rekindle.onnx.census.SmoothCensus;
import org.rekindle.onnx.proof.Certificates;
import org.rekindle.onnx.rectifier.DeadSide;
import org.rekindle.onnx.rectifier.Skipped;
import org.rekindle.statistics.RuleOfThree;

/**
 * What {@code scan --json} prints.
 *
 * @param model which file
 * @param probe what it was run on
 * @param inputRange what inputs are taken to be for proofs: two numbers, {@code data} or {@code
 *     unbounded}
 * @param units how many were counted
 * @param dead how many of them are dead
 * @param deadFraction the share of them
 * @param rateBound95 a unit that never fired fires on at most this share of samples like these,
 *     with 95 % confidence: the rule of three
 * @param layers one for each rectifier
 * @param smooth one for each smooth activation, such as SiLU; no unit of theirs counts in {@code
 *     units} or {@code dead}
 * @param skipped what may hold a rectifier and was not looked into
 * @param constantOutputs outputs of the model that are the same for every sample; looked for only
 *     where a layer is collapsed
 * @param notes what else the reader must know
 * @param against an older model on the same samples; null without
 */
public record ScanDocument(
        Model model,
        Probe probe,
        String inputRange,
        int units,
        int dead,
        double deadFraction,
        double rateBound95,
        List<Layer> layers,
        List<Smooth> smooth,
        List<Skipped> skipped,
        List<String> constantOutputs,
        List<String> notes,
        @Nullable AgainstDocument against) {

    /**
     * Which file.
     *
     * @param path as the user wrote it
     * @param sha256 of its bytes
     */
    public record Model(String path, String sha256) {}

    /**
     * What it was run on.
     *
     * @param source a file, or {@code noise}
     * @param sha256 of the file; null for noise
     * @param samples the scope of what is said
     * @param samplesRun how many of them were run: fewer when all units had fired before
     * @param batchSize how many went into one run
     */
    public record Probe(
            String source, @Nullable String sha256, long samples, long samplesRun, int batchSize) {}

    /**
     * One rectifier.
     *
     * @param node its name
     * @param op its operator
     * @param ran whether it ran at all
     * @param axis {@code known} if the graph tells which axis counts the units, or {@code guessed}
     * @param units how many it has
     * @param dead how many pass no gradient on any sample
     * @param deadUnits which
     * @param deadAboveUnits which of the dead stand at their upper bound on every sample; those in
     *     neither list stand at the lower one
     * @param deadBothUnits which of the dead stand at the lower bound on some samples and at the
     *     upper one on the rest
     * @param certifiedDead how many provably never fire for any input in the range
     * @param certifiedDeadUnits which
     * @param stuckNegative how many never fire and still learn
     * @param stuckNegativeUnits which
     * @param saturated how many of those hardly learn
     * @param rare how many fire in under 1 % of the places
     * @param alwaysOn how many fire everywhere
     * @param inconclusive how many never fired, in too few places to call them dead
     * @param inconclusiveUnits which
     * @param zeroShare the share of activations that are exactly 0; null where it was not counted
     * @param firingRate the spread of the firing rates; null when it did not run
     * @param samples the places of a unit: samples, times positions for a channel
     * @param ratesOver over how many of them all rates are known
     * @param collapsed whether all of its units are dead
     * @param seen what the weights show of dead units
     */
    public record Layer(
            String node,
            String op,
            boolean ran,
            String axis,
            int units,
            int dead,
            Set<Integer> deadUnits,
            Set<Integer> deadAboveUnits,
            Set<Integer> deadBothUnits,
            int certifiedDead,
            Set<Integer> certifiedDeadUnits,
            int stuckNegative,
            Set<Integer> stuckNegativeUnits,
            int saturated,
            int rare,
            int alwaysOn,
            int inconclusive,
            Set<Integer> inconclusiveUnits,
            @Nullable Double zeroShare,
            @Nullable FiringRate firingRate,
            long samples,
            long ratesOver,
            boolean collapsed,
            List<Seen> seen) {
        static Layer of(RectifierCensus census, Set<Integer> certified, List<SeenCause> seen) {
            Set<Integer> dead = census.indices(Verdict.DEAD::equals);
            Set<Integer> stuck = census.stuckNegative();
            Set<Integer> inconclusive = census.indices(Verdict.INCONCLUSIVE::equals);
            return new Layer(
                    census.rectifier().name(),
                    census.rectifier().op(),
                    census.ran(),
                    census.axisIsGuessed() ? "guessed" : "known",
                    census.units().size(),
                    dead.size(),
                    dead,
                    census.dead(DeadSide.ABOVE),
                    census.dead(DeadSide.BOTH),
                    certified.size(),
                    certified,
                    stuck.size(),
                    stuck,
                    census.count(Verdict.SATURATED::equals),
                    census.count(Verdict.RARE::equals),
                    census.count(Verdict.ALWAYS_ON::equals),
                    inconclusive.size(),
                    inconclusive,
                    census.zeroShare().isPresent() ? census.zeroShare().getAsDouble() : null,
                    census.firingRate().orElse(null),
                    census.samples(),
                    census.ratesOver(),
                    SeenCauses.isCollapsed(census),
                    seen.stream().map(Seen::of).toList());
        }
    }

    /**
     * What the weights show of one dead unit.
     *
     * @param unit its place along the unit axis
     * @param reason what was checked and holds
     * @param numbers that show it
     * @param root the rectifier whose dead units starve this one; null for other reasons
     */
    public record Seen(
            int unit, String reason, Map<String, Double> numbers, @Nullable String root) {
        static Seen of(SeenCause cause) {
            return new Seen(
                    cause.unit(), cause.reason().id(), cause.numbers(), cause.root().orElse(null));
        }
    }

    /**
     * One smooth activation.
     *
     * @param node its name
     * @param op its operator
     * @param units how many it has
     * @param saturated how many have |φ′| &lt; 0.01 in every place
     * @param saturatedUnits which
     * @param inconclusive how many were saturated in too few places to tell
     * @param samples the places of a unit: samples, times positions for a channel
     * @param axis which axis counts the units; null where there is one unit, or it did not run
     */
    public record Smooth(
            String node,
            String op,
            int units,
            int saturated,
            Set<Integer> saturatedUnits,
            int inconclusive,
            long samples,
            @Nullable Integer axis) {
        static Smooth of(SmoothCensus census) {
            return new Smooth(
                    census.activation().name(),
                    census.activation().op(),
                    census.units(),
                    census.saturated().size(),
                    census.saturated(),
                    census.inconclusive(),
                    census.samples(),
                    census.unitAxis().isPresent() ? census.unitAxis().getAsInt() : null);
        }
    }

    /** The document of a census. */
    public static ScanDocument of(
            org.rekindle.onnx.model.Model model,
            Probe probe,
            String inputRange,
            ModelCensus census,
            Certificates certificates,
            SeenCauses causes,
            @Nullable AgainstDocument against) {
        List<Layer> layers =
                census.layers().stream()
                        .map(
                                layer ->
                                        Layer.of(
                                                layer,
                                                certificates.dead(layer.rectifier()),
                                                causes.of(layer.rectifier())))
                        .toList();
        List<String> notes = new ArrayList<>(census.notes());
        notes.addAll(certificates.notes());
        return new ScanDocument(
                new Model(model.path().toString(), model.sha256()),
                probe,
                inputRange,
                census.units(),
                census.dead(),
                census.deadFraction(),
                RuleOfThree.upperBound(census.samples()),
                layers,
                census.smooth().stream().map(Smooth::of).toList(),
                census.skipped(),
                causes.constantOutputs(),
                notes,
                against);
    }
}
