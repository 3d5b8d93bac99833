package org.rekindle.onnx.proof;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.rectifier.Span;
import org.rekindle.onnx.shape.Shape;
import org.rekindle.onnx.units.UnitAxes;
import org.rekindle.onnx.units.UnitAxis;

/**
 * The units that cannot fire for any input in a box. A unit is among them only if an upper bound of
 * its z is at most 0, or the number up to which its rectifier passes no gradient, with room for
 * every rounding of an execution in float32 on a CPU: in any order of summation, with fused
 * operations, and with constants folded into the layers before. Bounds are intervals, and in small
 * models with bounded inputs linear bounds too. Inputs are assumed to be finite, and no value to
 * overflow. In a model that computes with 16 bits, only what follows from signs is proved.
 */
public final class Certificates {
    private final Map<String, SortedSet<Integer>> silent = new HashMap<>();
    private final List<String> notes;

    private Certificates(List<String> notes) {
        this.notes = List.copyOf(notes);
    }

    /** No proofs. */
    public static Certificates none() {
        return new Certificates(List.of());
    }

    /**
     * Proves as much as it can about some of a model's rectifiers; nothing of those in blocks,
     * whose elements do not lie as their shape says.
     */
    public static Certificates prove(Model model, InputBox box, List<Rectifier> rectifiers) {
        Propagation propagation = Propagation.through(model, box);
        Certificates certificates = new Certificates(propagation.notes());
        Optional<LinearBounds> linear =
                box.isBounded()
                        ? Optional.of(LinearBounds.through(propagation.facts()))
                        : Optional.empty();
        UnitAxes axes = new UnitAxes();
        for (Rectifier rectifier : rectifiers) {
            if (!rectifier.nested()
                    && rectifier.blocks().isEmpty()
                    && hasItsOwnShape(rectifier, model)) {
                SortedSet<Integer> units = silent(rectifier, axes, propagation.facts());
                linear.ifPresent(
                        bounds -> addSilent(units, rectifier, axes, propagation.facts(), bounds));
                certificates.silent.put(rectifier.name(), units);
            }
        }
        return certificates;
    }

    /** Whether its slopes or bounds are what the model holds: they cannot be fed. */
    private static boolean hasItsOwnShape(Rectifier rectifier, Model model) {
        List<String> inputs = rectifier.node().getInputList();
        boolean oneNode = inputs.contains(rectifier.input());
        return model.defaultedInputs().isEmpty()
                || (oneNode
                        && inputs.stream()
                                .filter(input -> !input.equals(rectifier.input()))
                                .noneMatch(model.defaultedInputs()::contains));
    }

    /** Adds the units that linear bounds prove: those of which no element can be above 0. */
    private static void addSilent(
            Set<Integer> units,
            Rectifier rectifier,
            UnitAxes axes,
            Facts facts,
            LinearBounds linear) {
        Shape shape = facts.bounds(rectifier.input()).shape();
        Optional<double[]> highest =
                rectifier.preActivation().flatMap(value -> linear.highest(value));
        UnitAxis found = rectifier.unitAxis(axes, shape.rank());
        if (highest.isEmpty() || found.axis().isEmpty() || !found.known()) {
            return;
        }
        Elements elements = Elements.of(shape);
        int axis = found.axis().getAsInt();
        int inner = elements.after(axis);
        int count = elements.dims()[axis];
        Set<Integer> firing = new TreeSet<>();
        for (int i = 0; i < highest.get().length; i++) {
            if (!(highest.get()[i] <= rectifier.threshold())) {
                firing.add(i / inner % count);
            }
        }
        IntStream.range(0, count).filter(unit -> !firing.contains(unit)).forEach(units::add);
    }

    /** Units that never fire and so have no gradient either; along the unit axis, sorted. */
    public Set<Integer> dead(Rectifier rectifier) {
        return rectifier.shape().canDie() ? silent(rectifier) : Set.of();
    }

    /** Units that never fire, whatever the rectifier does below zero. */
    public Set<Integer> silent(Rectifier rectifier) {
        return Collections.unmodifiableSet(
                silent.getOrDefault(rectifier.name(), Collections.emptySortedSet()));
    }

    /** Operators that were not understood, whose outputs count as unbounded: a sentence each. */
    public List<String> notes() {
        return notes;
    }

    private static SortedSet<Integer> silent(Rectifier rectifier, UnitAxes axes, Facts facts) {
        SortedSet<Integer> units = new TreeSet<>();
        if (rectifier.preActivation().isPresent()) {
            units.addAll(atMost(rectifier, axes, facts, rectifier.input(), rectifier.threshold()));
        }
        if (rectifier.passing().size() == 1) {
            Span passing = rectifier.passing().get(0);
            units.addAll(atMost(rectifier, axes, facts, passing.value(), passing.above()));
        }
        return units;
    }

    /** The units of which a value is never above a number. */
    private static SortedSet<Integer> atMost(
            Rectifier rectifier, UnitAxes axes, Facts facts, String value, double most) {
        SortedSet<Integer> units = new TreeSet<>();
        Bounds bounds = facts.bounds(value);
        int rank = bounds.shape().rank();
        UnitAxis found = rectifier.unitAxis(axes, rank);
        if (found.axis().isEmpty() || !found.known()) {
            return units;
        }
        int unitAxis = found.axis().getAsInt();
        long count = bounds.shape().dim(unitAxis);
        if (!Shape.isKnown(count)) {
            return units;
        }
        Bounds hull = bounds.settled(facts.rounding());
        for (int axis = 0; axis < rank; axis++) {
            hull = axis == unitAxis ? hull : hull.hull(axis);
        }
        for (int unit = 0; unit < count; unit++) {
            int index = hull.stored(unitAxis) == 1 ? 0 : unit;
            if (hull.interval(index, facts.rounding()).high() <= most) {
                units.add(unit);
            }
        }
        return units;
    }
}
