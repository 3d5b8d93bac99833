package org.rekindle.onnx.rectifier;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Tensor;

/**
 * How many channels a value in blocks has, without those that fill its last block. A {@code
 * ReorderOutput} states it, of this value or of another that has the same channels: one before or
 * behind it over pools, sums, activations and depthwise convolutions. Where there is none, the
 * weights of the convolutions tell: those of a filling channel are 0, and so is its bias.
 */
final class BlockedChannels {
    /** The lengths of a block. The file does not say which of them it was written for. */
    private static final int SHORT_BLOCK = 8;

    private static final int LONG_BLOCK = 16;

    /** The inputs of a convolution; the last one is added to its result. */
    private static final int WEIGHTS = 1;

    private static final int BIAS = 2;
    private static final int SUM = 3;

    private final Graph graph;
    private final Set<String> seen = new HashSet<>();
    private final Deque<String> open = new ArrayDeque<>();
    private long stated;
    private long filled;
    private int weighted;

    private BlockedChannels(Graph graph) {
        this.graph = graph;
    }

    /** The blocks of a value; empty where nothing tells how many channels it has. */
    static Optional<Blocks> of(Graph graph, String value) {
        BlockedChannels channels = new BlockedChannels(graph);
        channels.follow(value);
        if (channels.stated > 0) {
            return Optional.of(new Blocks(Math.toIntExact(channels.stated), true));
        }
        return channels.weighted > 0
                ? Optional.of(new Blocks(channels.weighted, channels.weighted == channels.filled))
                : Optional.empty();
    }

    private void follow(String first) {
        add(first);
        while (!open.isEmpty() && stated == 0) {
            String value = open.remove();
            graph.producer(value).ifPresent(this::made);
            for (NodeProto node : graph.consumers(value)) {
                read(node, value);
            }
        }
    }

    private void add(String value) {
        if (!value.isEmpty() && graph.constantProto(value).isEmpty() && seen.add(value)) {
            open.add(value);
        }
    }

    private void made(NodeProto node) {
        if (Blocked.is(node, "Conv")) {
            weights(node);
            if (isDepthwise(node)) {
                add(node.getInput(0));
            }
            if (node.getInputCount() > SUM) {
                add(node.getInput(SUM));
            }
        } else if (keepsChannels(node)) {
            node.getInputList().forEach(this::add);
        }
    }

    private void read(NodeProto node, String value) {
        if (Blocked.is(node, "ReorderOutput")) {
            stated = new Attributes(node).integer("channels", 0);
        } else if (Blocked.is(node, "Conv")) {
            boolean summed = node.getInputCount() > SUM && node.getInput(SUM).equals(value);
            if (summed || isDepthwise(node)) {
                add(node.getOutput(0));
            }
        } else if (keepsChannels(node)) {
            add(node.getOutput(0));
        }
    }

    private static boolean keepsChannels(NodeProto node) {
        return Blocked.mayStandBetween(node)
                || node.getOpType().equals("Upsample")
                || (Blocked.makesBlocks(node) && node.getOpType().endsWith("Pool"));
    }

    private boolean isDepthwise(NodeProto node) {
        return graph.constantInput(node, WEIGHTS)
                .filter(weights -> weights.rank() > 1 && weights.dims().get(1) == 1)
                .filter(weights -> new Attributes(node).integer("group", 1) > 1)
                .isPresent();
    }

    private void weights(NodeProto node) {
        Optional<Tensor> weights = graph.constantInput(node, WEIGHTS);
        if (weights.isEmpty() || weights.get().rank() == 0) {
            return;
        }
        int channels = Math.toIntExact(weights.get().dims().get(0));
        filled = channels;
        // Read in blocks of the wrong length, weights lie further behind than they are.
        int last = lastInBlocks(weights.get(), channels, SHORT_BLOCK);
        if (channels % LONG_BLOCK == 0) {
            last = Math.min(last, lastInBlocks(weights.get(), channels, LONG_BLOCK));
        }
        int bias =
                graph.constantInput(node, BIAS)
                        .map(values -> lastInBlocks(values, channels, 1))
                        .orElse(0);
        weighted = Math.max(weighted, Math.max(last, bias));
    }

    /** One more than the last channel that has a number other than 0. */
    private static int lastInBlocks(Tensor weights, int channels, int block) {
        double[] values = weights.values();
        int ofBlock = Math.max(1, values.length / Math.max(1, channels)) * block;
        int last = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] != 0) {
                last = Math.max(last, i / ofBlock * block + i % block + 1);
            }
        }
        return last;
    }
}
