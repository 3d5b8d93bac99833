package org.rekindle.onnx.cause;

import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rekindle.census.Verdict;
import org.rekindle.onnx.census.ModelCensus;
import org.rekindle.onnx.census.RangeQuestions;
import org.rekindle.onnx.census.RectifierCensus;
import org.rekindle.onnx.census.SeenRanges;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.model.ModelException;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.runtime.Probe;

/**
 * What the weights show of a model's dead units. Nothing is guessed: each reason is a check by
 * arithmetic, on ranges that were measured on the samples of the scan. A dead unit without a reason
 * is one that no check explains, or whose layer is not Conv, Gemm or MatMul.
 */
public final class SeenCauses {
    private final Map<String, List<SeenCause>> byRectifier;
    private final List<String> constantOutputs;

    private SeenCauses(Map<String, List<SeenCause>> byRectifier, List<String> constantOutputs) {
        this.byRectifier = byRectifier;
        this.constantOutputs = List.copyOf(constantOutputs);
    }

    /**
     * Looks at the dead units of a census. If it lacks ranges that are {@linkplain #questions asked
     * for}, the model is run once more on the samples.
     *
     * @param probe the samples of the census
     * @param threads how many cores one run may use
     * @throws ModelException when the model does not run
     */
    public static SeenCauses of(Model model, ModelCensus census, Probe probe, int threads) {
        Map<RectifierCensus, AffineLayer> layers =
                affine(census.layers().stream().filter(layer -> layer.dead() > 0).toList());
        Set<SeenRanges.Request> requests = requests(layers);
        List<SeenRanges.Request> outputs =
                census.samples() > 1 && census.layers().stream().anyMatch(SeenCauses::isCollapsed)
                        ? outputs(model.graph())
                        : List.of();
        requests.addAll(outputs);
        SeenRanges ranges =
                census.ranges().covers(requests)
                        ? census.ranges()
                        : SeenRanges.measure(model, requests, probe, census.batch(), threads);
        return new SeenCauses(
                judged(census, layers, ranges),
                outputs.stream()
                        .filter(
                                output ->
                                        ranges.of(output)
                                                .filter(SeenCauses::isConstant)
                                                .isPresent())
                        .map(SeenRanges.Request::value)
                        .toList());
    }

    /** What a scan is to measure while it counts, so that the model need not run again for it. */
    public static RangeQuestions questions(Model model) {
        return soFar -> {
            List<RectifierCensus> layers =
                    soFar.stream().filter(RectifierCensus::mayBeDead).toList();
            Set<SeenRanges.Request> requests = requests(affine(layers));
            if (layers.stream().anyMatch(SeenCauses::mayCollapse)) {
                requests.addAll(outputs(model.graph()));
            }
            return requests;
        };
    }

    private static boolean mayCollapse(RectifierCensus layer) {
        return layer.units().size()
                == layer.count(
                        verdict -> verdict == Verdict.DEAD || verdict == Verdict.INCONCLUSIVE);
    }

    private static Map<RectifierCensus, AffineLayer> affine(List<RectifierCensus> layers) {
        Map<RectifierCensus, AffineLayer> affine = new LinkedHashMap<>();
        layers.stream().filter(SeenCauses::isRead).forEach(layer -> affine.put(layer, read(layer)));
        return affine;
    }

    private static Set<SeenRanges.Request> requests(Map<RectifierCensus, AffineLayer> layers) {
        Set<SeenRanges.Request> requests = new LinkedHashSet<>();
        layers.forEach(
                (layer, affine) ->
                        affine.inputs()
                                .ifPresent(
                                        inputs -> {
                                            requests.add(inputs.request());
                                            requests.add(requestOfZ(layer));
                                        }));
        return requests;
    }

    /** Whether every unit of a rectifier is dead, so that no signal passes it. */
    public static boolean isCollapsed(RectifierCensus layer) {
        return layer.dead() > 0 && layer.dead() == layer.units().size();
    }

    /** What is seen of a rectifier's dead units, by unit. */
    public List<SeenCause> of(Rectifier rectifier) {
        return byRectifier.getOrDefault(rectifier.name(), List.of());
    }

    /**
     * Outputs of the model that have the same numbers for every sample. They are looked at only
     * where all units of some rectifier are dead.
     */
    public List<String> constantOutputs() {
        return constantOutputs;
    }

    private static boolean isRead(RectifierCensus layer) {
        return layer.isByGraph()
                && layer.rank() > 1
                && !layer.rectifier().nested()
                && layer.rectifier().blocks().isEmpty()
                && layer.rectifier().kind().isFloating();
    }

    private static AffineLayer read(RectifierCensus layer) {
        Rectifier rectifier = layer.rectifier();
        return AffineReader.read(
                rectifier.graph(),
                rectifier.input(),
                layer.rank(),
                layer.unitAxis().orElse(0),
                layer.units().size());
    }

    private static SeenRanges.Request requestOfZ(RectifierCensus layer) {
        return SeenRanges.Request.along(
                layer.rectifier().input(), layer.rank(), layer.unitAxis().orElse(0));
    }

    private static Map<String, List<SeenCause>> judged(
            ModelCensus census, Map<RectifierCensus, AffineLayer> layers, SeenRanges ranges) {
        Map<String, String> roots = new HashMap<>();
        census.layers().stream()
                .filter(layer -> layer.dead() > 0)
                .forEach(layer -> roots.put(layer.rectifier().output(), layer.rectifier().name()));
        Map<String, List<SeenCause>> judged = new HashMap<>();
        layers.forEach(
                (layer, affine) -> {
                    Rectifier rectifier = layer.rectifier();
                    Optional<String> root =
                            affine.inputs()
                                    .flatMap(inputs -> root(rectifier, inputs.source(), roots));
                    Judgement judgement =
                            new Judgement(
                                    affine,
                                    affine.inputs().flatMap(inputs -> ranges.of(inputs.request())),
                                    ranges.of(requestOfZ(layer)),
                                    root);
                    List<SeenCause> seen = new ArrayList<>();
                    layer.indices(Verdict.DEAD::equals)
                            .forEach(unit -> judgement.of(unit).ifPresent(seen::add));
                    judged.put(rectifier.name(), List.copyOf(seen));
                    if (root.isPresent() && isCollapsed(layer) && allStarved(layer, seen)) {
                        roots.put(rectifier.output(), root.get());
                    }
                });
        return judged;
    }

    /** The first layer in the row of dead ones that feeds a value. */
    private static Optional<String> root(
            Rectifier rectifier, String source, Map<String, String> roots) {
        return Upstream.of(rectifier.graph(), source).stream()
                .filter(roots::containsKey)
                .map(roots::get)
                .findFirst();
    }

    private static boolean allStarved(RectifierCensus layer, List<SeenCause> seen) {
        return seen.size() == layer.units().size()
                && seen.stream().allMatch(cause -> cause.reason() == Reason.UPSTREAM_DEAD);
    }

    /** Floating-point outputs whose first axis may count the samples. */
    private static List<SeenRanges.Request> outputs(Graph graph) {
        return graph.proto().getOutputList().stream()
                .filter(SeenCauses::isVector)
                .map(output -> new SeenRanges.Request(output.getName(), List.of(0L)))
                .toList();
    }

    private static boolean isVector(ValueInfoProto output) {
        TypeProto.Tensor type = output.getType().getTensorType();
        return type.getShape().getDimCount() > 0
                && ElementKind.of(type.getElemType()).filter(ElementKind::isFloating).isPresent();
    }

    private static boolean isConstant(SeenRanges.Range range) {
        for (int i = 0; i < range.size(); i++) {
            if (range.low(i) != range.high(i)) {
                return false;
            }
        }
        return range.size() > 0;
    }
}
