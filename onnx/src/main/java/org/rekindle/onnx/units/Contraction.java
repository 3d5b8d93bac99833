package org.rekindle.onnx.units;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rekindle.onnx.shape.Shape;

/**
 * Where units lie in a product of matrices, or an Einsum. Each axis has a label; the sum goes over
 * those that the output lacks. The labels that only the weights have count their units. A product
 * without weights keeps the units of its factors, as long as it does not sum over them.
 */
final class Contraction {
    private final NodeView node;
    private final String output;
    private final Map<Integer, String> operands = new TreeMap<>();

    /**
     * @param output the labels of the output's axes, a letter each
     */
    private Contraction(NodeView node, String output) {
        this.node = node;
        this.output = output;
    }

    /** A product of two matrices, or of stacks of matrices, given as inputs of those numbers. */
    static Optional<Layout> matrices(
            NodeView node, int left, int right, boolean transposesLeft, boolean transposesRight) {
        Shape first = node.shape(left);
        Shape second = node.shape(right);
        int rank = node.shape().rank();
        boolean unknown = !first.ranked() || !second.ranked();
        if (unknown) {
            return node.isConstant(right) && !node.isConstant(left)
                    ? node.made(-1, -1)
                    : Optional.empty();
        }
        boolean column = first.rank() > 1;
        boolean row = second.rank() > 1;
        int stacked = rank - (column ? 1 : 0) - (row ? 1 : 0);
        String stack = letters(stacked);
        String product = stack + (column ? "m" : "") + (row ? "n" : "");
        String one = !column ? "k" : transposesLeft ? "km" : "mk";
        String two = !row ? "k" : transposesRight ? "nk" : "kn";
        Contraction contraction = new Contraction(node, product);
        contraction.operands.put(left, tail(stack, first.rank() - one.length()) + one);
        contraction.operands.put(right, tail(stack, second.rank() - two.length()) + two);
        return contraction.units(Set.of('m', 'n'));
    }

    private static String letters(int count) {
        StringBuilder letters = new StringBuilder();
        IntStream.range(0, count).forEach(i -> letters.append((char) ('A' + i)));
        return letters.toString();
    }

    private static String tail(String text, int length) {
        return text.substring(Math.max(0, text.length() - Math.max(0, length)));
    }

    /** An Einsum, by its equation. */
    static Optional<Layout> einsum(NodeView node) {
        String equation = node.attributes().text("equation", "").replace(" ", "");
        String[] sides = equation.split("->", -1);
        String[] terms = sides[0].split(",", -1);
        if (terms.length != node.inputs()) {
            return Optional.empty();
        }
        int dots = dots(node, sides, terms);
        if (dots < 0) {
            return Optional.empty();
        }
        String output = sides.length > 1 ? sides[1] : implicit(sides[0]);
        Contraction contraction = new Contraction(node, labelled(output, dots));
        for (int i = 0; i < terms.length; i++) {
            contraction.operands.put(i, aligned(node, i, terms[i], dots));
        }
        return contraction.units(null);
    }

    /** How many axes the dots stand for; negative where that is not known. */
    private static int dots(NodeView node, String[] sides, String[] terms) {
        if (!sides[0].contains("...")) {
            return 0;
        }
        int most = -1;
        for (int i = 0; i < terms.length; i++) {
            if (terms[i].contains("...") && node.shape(i).ranked()) {
                most = Math.max(most, node.shape(i).rank() - (terms[i].length() - 3));
            }
        }
        return most;
    }

    /** Without an arrow: the dots, then the labels that stand there once, sorted. */
    private static String implicit(String inputs) {
        Map<Character, Integer> counts = new TreeMap<>();
        inputs.chars()
                .filter(Character::isLetter)
                .forEach(letter -> counts.merge((char) letter, 1, Integer::sum));
        StringBuilder output = new StringBuilder(inputs.contains("...") ? "..." : "");
        counts.forEach((letter, count) -> output.append(count == 1 ? letter.toString() : ""));
        return output.toString();
    }

    /** Digits stand for the axes of the dots, which the letters of an equation cannot be. */
    private static String labelled(String term, int dots) {
        StringBuilder digits = new StringBuilder();
        IntStream.range(0, dots).forEach(i -> digits.append((char) ('0' + i)));
        return term.replace("...", digits);
    }

    private static String aligned(NodeView node, int input, String term, int dots) {
        String all = labelled(term, dots);
        int surplus = node.shape(input).ranked() ? all.length() - node.shape(input).rank() : 0;
        int at = term.indexOf("...");
        return surplus > 0 && at >= 0 ? all.substring(0, at) + all.substring(at + surplus) : all;
    }

    /**
     * @param counting the labels that may count units of weights; null for all
     */
    private Optional<Layout> units(@Nullable Set<Character> counting) {
        Shape shape = node.shape();
        if (shape.rank() != output.length()) {
            return Optional.empty();
        }
        List<Integer> weights = operands.keySet().stream().filter(node::isConstant).toList();
        List<Integer> computed =
                operands.keySet().stream().filter(input -> !node.isConstant(input)).toList();
        Map<Character, Long> own = new HashMap<>();
        for (int input : weights) {
            for (int axis = 0; axis < operand(input).length(); axis++) {
                char label = operand(input).charAt(axis);
                boolean shared = computed.stream().anyMatch(i -> operand(i).indexOf(label) >= 0);
                if (!shared && (counting == null || counting.contains(label))) {
                    own.put(label, size(input, axis));
                }
            }
        }
        boolean contracts =
                weights.stream()
                        .flatMapToInt(input -> operand(input).chars())
                        .anyMatch(label -> output.indexOf(label) < 0);
        return !weights.isEmpty() && (contracts || !own.isEmpty()) ? made(own) : kept(computed);
    }

    private String operand(int input) {
        return operands.getOrDefault(input, "");
    }

    private long size(int input, int axis) {
        Shape shape = node.shape(input);
        return axis < shape.rank() ? shape.dim(axis) : -1;
    }

    /** The units of weights: none of their own labels is one unit. */
    private Optional<Layout> made(Map<Character, Long> own) {
        Layout layout = Layout.plain(node.shape());
        for (Map.Entry<Character, Long> label : own.entrySet()) {
            int axis = output.indexOf(label.getKey());
            if (axis < 0) {
                continue;
            }
            Optional<Layout> made = node.made(axis, label.getValue());
            if (made.isEmpty()) {
                return Optional.empty();
            }
            layout = layout.with(axis, made.get().axis(axis));
        }
        return Optional.of(layout);
    }

    /** The units of the factors that are computed. */
    private Optional<Layout> kept(List<Integer> computed) {
        List<Layout> told = new ArrayList<>();
        Layout union = Layout.plain(node.shape());
        for (int input : computed) {
            Optional<Layout> layout = node.layout(input);
            if (layout.isEmpty()
                    || !layout.get().hasUnits()
                    || sumsOverUnits(input, layout.get())) {
                continue;
            }
            for (int axis : layout.get().unitAxes()) {
                int place = output.indexOf(operand(input).charAt(axis));
                if (union.hasUnits(place) && !union.axis(place).equals(layout.get().axis(axis))) {
                    return Optional.empty();
                }
                union = union.with(place, layout.get().axis(axis));
            }
            told.add(layout.get());
        }
        return told.isEmpty() ? Optional.empty() : Optional.of(union);
    }

    private boolean sumsOverUnits(int input, Layout layout) {
        return layout.rank() != operand(input).length()
                || layout.unitAxes().stream()
                        .anyMatch(axis -> output.indexOf(operand(input).charAt(axis)) < 0);
    }
}
