package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.model.Tensor;

/**
 * The shape that a Reshape is told to make: a constant, or put together from constants and from
 * sizes of values, as exporters write it.
 *
 * @param graph where it stands
 * @param shapes those of the values
 * @param data the value that gets the shape
 */
record TargetShape(Graph graph, Shapes shapes, String data) {

    /** Where an element of the shape is written down. */
    record Origin(String constant, int position) {}

    /** Its numbers as Reshape reads them; empty where one is not known. */
    Optional<List<Long>> sizes(String value) {
        Optional<List<Long>> sizes = raw(value);
        if (sizes.isEmpty()) {
            return sizes;
        }
        List<Long> target = new ArrayList<>();
        for (int i = 0; i < sizes.get().size(); i++) {
            long size = sizes.get().get(i);
            if (size < -1 && size != unknownSize(i)) {
                return Optional.empty();
            }
            target.add(size < -1 ? 0 : size);
        }
        return Optional.of(target);
    }

    /** Which constant holds an element of a shape. */
    Optional<Origin> origin(String value, int position) {
        if (graph.constant(value).isPresent()) {
            return Optional.of(new Origin(value, position));
        }
        NodeProto node = graph.producer(value).orElse(null);
        if (node == null) {
            return Optional.empty();
        }
        if (keepsNumbers(node)) {
            return origin(node.getInput(0), position);
        }
        int offset = 0;
        for (String part : Nodes.is(node, "Concat") ? node.getInputList() : List.<String>of()) {
            int length = raw(part).map(List::size).orElse(0);
            if (position < offset + length) {
                return origin(part, position - offset);
            }
            offset += length;
        }
        return Optional.empty();
    }

    /** Stands for the size of the data along an axis, where that depends on the input. */
    private static long unknownSize(int axis) {
        return -2L - axis;
    }

    private Optional<List<Long>> raw(String value) {
        Optional<Tensor> constant = graph.constant(value);
        if (constant.isPresent()) {
            List<Long> numbers = new ArrayList<>();
            for (double number : constant.get().values()) {
                numbers.add((long) number);
            }
            return Optional.of(numbers);
        }
        NodeProto node = graph.producer(value).orElse(null);
        if (node == null || node.getInputCount() == 0) {
            return Optional.empty();
        }
        if (keepsNumbers(node)) {
            return raw(node.getInput(0));
        }
        return switch (node.getOpType()) {
            case "Shape" -> measured(node);
            case "Gather" -> gathered(node);
            case "Concat" -> concatenated(node);
            default -> Optional.empty();
        };
    }

    private static boolean keepsNumbers(NodeProto node) {
        return List.of("Cast", "Identity", "Squeeze", "Unsqueeze").contains(node.getOpType());
    }

    private Optional<List<Long>> measured(NodeProto node) {
        Optional<List<Long>> dims = shapes.find(node.getInput(0));
        if (dims.isEmpty() || node.getAttributeCount() > 0) {
            return Optional.empty();
        }
        List<Long> sizes = new ArrayList<>();
        for (int axis = 0; axis < dims.get().size(); axis++) {
            long size = dims.get().get(axis);
            if (size < 0 && !node.getInput(0).equals(data)) {
                return Optional.empty();
            }
            sizes.add(size < 0 ? unknownSize(axis) : size);
        }
        return Optional.of(sizes);
    }

    private Optional<List<Long>> gathered(NodeProto node) {
        Optional<List<Long>> from = raw(node.getInput(0));
        Optional<Tensor> indices = graph.constantInput(node, 1);
        if (from.isEmpty() || indices.isEmpty() || new Attributes(node).integer("axis", 0) != 0) {
            return Optional.empty();
        }
        List<Long> chosen = new ArrayList<>();
        for (double number : indices.get().values()) {
            int index = (int) (number < 0 ? number + from.get().size() : number);
            if (index < 0 || index >= from.get().size()) {
                return Optional.empty();
            }
            chosen.add(from.get().get(index));
        }
        return Optional.of(chosen);
    }

    private Optional<List<Long>> concatenated(NodeProto node) {
        List<Long> all = new ArrayList<>();
        for (String part : node.getInputList()) {
            Optional<List<Long>> numbers = raw(part);
            if (numbers.isEmpty()) {
                return numbers;
            }
            all.addAll(numbers.get());
        }
        return Optional.of(all);
    }
}
