package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.model.Tensor;

/** Conv and ConvTranspose: channels on axis 1, in one group or each in its own. */
final class ConvolutionPruning implements OperatorPruning {
    private static final int WEIGHTS = 1;
    private static final int BIAS = 2;

    /** What FusedConv of ONNX Runtime adds before it rectifies. */
    private static final int ADDED = 3;

    private final boolean transposed;

    ConvolutionPruning(boolean transposed) {
        this.transposed = transposed;
    }

    @Override
    public void produce(Removal removal, NodeProto node, Units units) throws Obstacle {
        checkAxis(node, units);
        List<Long> weights = removal.constants().dims(node, WEIGHTS);
        if (groups(node) == 1) {
            removal.drop(node, WEIGHTS, transposed ? 1 : 0, units);
        } else if (isDepthwise(node, weights) && weights.get(0) == units.extent()) {
            removal.drop(node, WEIGHTS, 0, units);
            loseGroups(removal, node, units);
            removal.above(node, 0, units.in(node.getInput(0)));
        } else {
            throw grouped(node);
        }
        removal.dropIfThere(node, BIAS, 0, units);
        if (Nodes.has(node, ADDED)) {
            int rank = removal.sizes().rank(node.getOutput(0));
            CombinationPruning.produceOperand(removal, node, ADDED, units, rank);
        }
    }

    @Override
    public void consume(Removal removal, NodeProto node, int input, Units units) throws Obstacle {
        checkAxis(node, units);
        if (input != 0) {
            throw new Obstacle(
                    (input == ADDED
                                    ? "%s combines them with another computed value"
                                    : "%s uses them as weights")
                            .formatted(Nodes.title(node)));
        }
        if (!units.areZero() && (transposed || isPadded(node))) {
            throw new Obstacle(
                    "they always give the same number that is not 0, and %s mixes it with padding"
                            .formatted(Nodes.title(node)));
        }
        List<Long> weights = removal.constants().dims(node, WEIGHTS);
        if (groups(node) == 1) {
            removal.drop(node, WEIGHTS, transposed ? 0 : 1, units);
            removal.fold(node, WEIGHTS, BIAS, weights.get(0), units);
        } else if (isDepthwise(node, weights) && Nodes.isStandard(node)) {
            passOn(removal, node, removal.constants().numbers(node, WEIGHTS), units);
        } else {
            throw grouped(node);
        }
    }

    /** Each channel is computed from a single one, so a constant channel stays constant. */
    private static void passOn(Removal removal, NodeProto node, Tensor weights, Units units)
            throws Obstacle {
        int multiple = (int) (weights.dims().get(0) / units.extent());
        Units after = units.merged(node.getOutput(0), 1, 1, multiple);
        removal.drop(node, WEIGHTS, 0, after);
        removal.dropIfThere(node, BIAS, 0, after);
        loseGroups(removal, node, units);
        Optional<Tensor> bias =
                Nodes.has(node, BIAS)
                        ? Optional.of(removal.constants().numbers(node, BIAS))
                        : Optional.empty();
        int kernel = (int) (weights.size() / weights.dims().get(0));
        SortedMap<Integer, Double> constants = new TreeMap<>();
        after.constants()
                .forEach(
                        (index, constant) -> {
                            double sum = bias.map(values -> values.get(index)).orElse(0.0);
                            for (int i = 0; i < kernel && constant != 0; i++) {
                                sum += constant * weights.get(index * kernel + i);
                            }
                            constants.put(index, sum);
                        });
        removal.below(new Units(after.value(), after.axis(), after.extent(), constants));
    }

    private static void loseGroups(Removal removal, NodeProto node, Units units) throws Obstacle {
        if (groups(node) != units.extent()) {
            throw grouped(node);
        }
        removal.lose(new Place.Groups(Removal.id(node), units.extent()), units.indices());
    }

    private boolean isDepthwise(NodeProto node, List<Long> weights) {
        return !transposed
                && weights.size() > 1
                && weights.get(1) == 1
                && weights.get(0) % groups(node) == 0;
    }

    private static long groups(NodeProto node) {
        return new Attributes(node).integer("group", 1);
    }

    private static boolean isPadded(NodeProto node) {
        Attributes attributes = new Attributes(node);
        return !List.of("NOTSET", "VALID").contains(attributes.text("auto_pad", "NOTSET"))
                || attributes.integers("pads").stream().anyMatch(pad -> pad != 0);
    }

    private static void checkAxis(NodeProto node, Units units) throws Obstacle {
        if (units.axis() != 1) {
            throw new Obstacle("they are no channels of %s".formatted(Nodes.title(node)));
        }
    }

    private static Obstacle grouped(NodeProto node) {
        return new Obstacle("%s has channels in groups".formatted(Nodes.title(node)));
    }
}
