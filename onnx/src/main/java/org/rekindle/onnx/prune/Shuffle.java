package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;

/**
 * A shuffle of channels: Reshape, Transpose, Reshape, by which channels are put into groups, and
 * the groups dealt out. Zhang et al. 2018 (arXiv 1707.01083).
 *
 * @param first the Reshape that splits channels
 * @param last the Reshape that merges them
 * @param axis the axis of the channels, before and after
 * @param order from which index each channel comes
 */
record Shuffle(NodeProto first, NodeProto last, int axis, List<Integer> order) {

    /** The shuffle that a Reshape begins. */
    static Shuffle from(Removal removal, NodeProto first, Units units) throws Obstacle {
        NodeProto transpose = onlyReader(removal.graph(), first, "Transpose");
        NodeProto last = onlyReader(removal.graph(), transpose, "Reshape");
        return of(removal, first, transpose, last, units);
    }

    /** The shuffle that a Reshape ends. */
    static Shuffle to(Removal removal, NodeProto last, Units units) throws Obstacle {
        NodeProto transpose = producer(removal.graph(), last, "Transpose");
        NodeProto first = producer(removal.graph(), transpose, "Reshape");
        onlyReader(removal.graph(), transpose, "Reshape");
        onlyReader(removal.graph(), first, "Transpose");
        return of(removal, first, transpose, last, units);
    }

    private static NodeProto onlyReader(Graph graph, NodeProto node, String operator)
            throws Obstacle {
        String value = node.getOutput(0);
        List<NodeProto> readers = graph.consumers(value);
        if (graph.isOutput(value) || readers.size() != 1 || !Nodes.is(readers.get(0), operator)) {
            throw apart(node);
        }
        return readers.get(0);
    }

    private static NodeProto producer(Graph graph, NodeProto node, String operator)
            throws Obstacle {
        return graph.producer(node.getInput(0))
                .filter(found -> Nodes.is(found, operator))
                .orElseThrow(() -> apart(node));
    }

    private static Shuffle of(
            Removal removal, NodeProto first, NodeProto transpose, NodeProto last, Units units)
            throws Obstacle {
        Sizes sizes = removal.sizes();
        List<Long> whole = sizes.dims(first.getInput(0));
        List<Long> split = sizes.dims(first.getOutput(0));
        List<Long> merged = sizes.dims(last.getOutput(0));
        int axis = units.axis();
        int parts = split.size() - whole.size() + 1;
        if (parts < 2
                || merged.size() != whole.size()
                || whole.get(axis) != units.extent()
                || merged.get(axis) != units.extent()
                || !sameAround(whole, merged, axis, 1)
                || !sameAround(whole, split, axis, parts)) {
            throw apart(first);
        }
        int[] from = TransposePruning.permutation(removal, transpose, first.getOutput(0));
        List<Integer> moved = new ArrayList<>();
        for (int to = 0; to < from.length; to++) {
            boolean part = to >= axis && to < axis + parts;
            if (part ? from[to] < axis || from[to] >= axis + parts : from[to] != to) {
                throw apart(first);
            }
            if (part) {
                moved.add(from[to] - axis);
            }
        }
        List<Integer> sizesOfParts =
                split.subList(axis, axis + parts).stream().map(Math::toIntExact).toList();
        if (sizesOfParts.stream().reduce(1, (a, b) -> a * b) != units.extent()) {
            throw apart(first);
        }
        return new Shuffle(first, last, axis, order(sizesOfParts, moved));
    }

    /** Whether the axes before and after are the same; one of them may be unknown. */
    private static boolean sameAround(List<Long> one, List<Long> other, int axis, int parts) {
        List<Long> before = new ArrayList<>(one.subList(0, axis));
        before.addAll(one.subList(axis + 1, one.size()));
        List<Long> after = new ArrayList<>(other.subList(0, axis));
        after.addAll(other.subList(axis + parts, other.size()));
        boolean oneUnknown =
                IntStream.range(0, before.size())
                                .filter(i -> before.get(i) < 0 || after.get(i) < 0)
                                .count()
                        <= 1;
        return oneUnknown
                && IntStream.range(0, before.size())
                        .allMatch(
                                i ->
                                        before.get(i) < 0
                                                || after.get(i) < 0
                                                || before.get(i).equals(after.get(i)));
    }

    /** Where each place comes from when the parts of an axis change places. */
    private static List<Integer> order(List<Integer> sizes, List<Integer> moved) {
        List<Integer> order = List.of(0);
        for (int part : moved) {
            int stride = 1;
            for (int inner : sizes.subList(part + 1, sizes.size())) {
                stride *= inner;
            }
            List<Integer> longer = new ArrayList<>();
            for (int place : order) {
                for (int i = 0; i < sizes.get(part); i++) {
                    longer.add(place + i * stride);
                }
            }
            order = longer;
        }
        return order;
    }

    /** Removes units after it. */
    void produce(Removal removal, Units units) {
        String source = first.getInput(0);
        SortedMap<Integer, Double> before = new TreeMap<>();
        units.constants().forEach((index, constant) -> before.put(order.get(index), constant));
        lose(removal, units.indices(), before.keySet(), units.extent());
        removal.above(first, 0, new Units(source, axis, units.extent(), before));
    }

    /** Removes units before it. */
    void consume(Removal removal, Units units) throws Obstacle {
        SortedMap<Integer, Double> after = new TreeMap<>();
        for (int to = 0; to < order.size(); to++) {
            Double constant = units.constants().get(order.get(to));
            if (constant != null) {
                after.put(to, constant);
            }
        }
        lose(removal, after.keySet(), units.indices(), units.extent());
        removal.below(new Units(last.getOutput(0), axis, units.extent(), after));
    }

    private void lose(Removal removal, Set<Integer> after, Set<Integer> before, int extent) {
        SortedSet<Integer> sorted = new TreeSet<>(before);
        String node = Removal.id(last);
        removal.lose(new Place.Order(node, first.getInput(0), axis, order), after);
        removal.lose(new Place.Reading(node, 0, axis, extent), sorted);
    }

    private static Obstacle apart(NodeProto node) {
        return new Obstacle("%s takes channels apart".formatted(Nodes.title(node)));
    }
}
