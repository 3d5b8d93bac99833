package org.rekindle.activation;

import java.util.List;
import java.util.Optional;
import org.rekindle.kernel.Kernels;
import org.rekindle.text.UnknownName;

/**
 * An activation a = φ(z), where z is the pre-activation of a unit. Values and derivatives equal
 * PyTorch's, edge cases included: NaN goes through, and the derivative at a kink is PyTorch's.
 * Where PyTorch's float32 loses digits by a subtraction, they are closer to the true value (see
 * {@link Elu}, {@link Gelu}, {@link Tanh}).
 *
 * <p>To add an activation, write a class with {@link #name}, {@link #formula}, {@link #value} and
 * {@link #derivative}, and add it to the {@code permits} clause and to {@link #all}, at the place
 * of its cost. The array forms then work; override them for speed. Commands, tables, studies and
 * the glossary know it by {@link #all}. In the module {@code onnx}, {@code ActivationNodes} needs
 * its operator; in {@code view}, {@code series.js} its colour and mark.
 */
public sealed interface Activation
        permits Relu,
                Relu6,
                LeakyRelu,
                PRelu,
                HardSwish,
                Elu,
                Selu,
                Celu,
                Sigmoid,
                Tanh,
                Softplus,
                Silu,
                Mish,
                GeluTanh,
                Gelu {

    /** Every activation with its default parameter, the simplest and cheapest first. */
    static List<Activation> all() {
        return List.of(
                new Relu(),
                new Relu6(),
                new LeakyRelu(),
                new PRelu(),
                new HardSwish(),
                new Elu(),
                new Selu(),
                new Celu(),
                new Sigmoid(),
                new Tanh(),
                new Softplus(),
                new Silu(),
                new Mish(),
                new GeluTanh(),
                new Gelu());
    }

    /** Those that a study tries unless told otherwise: ReLU, and the best known remedies. */
    static List<Activation> defaults() {
        return List.of(new Relu(), new LeakyRelu(), new PRelu(), new Elu());
    }

    /**
     * The activation of that name, with its default parameter.
     *
     * @throws IllegalArgumentException when there is none; the message lists the known names
     */
    static Activation named(String name) {
        return all().stream()
                .filter(activation -> activation.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                UnknownName.of(
                                        "activation",
                                        name,
                                        all().stream().map(Activation::name).toList()));
    }

    /** The name in commands and documents, such as {@code leaky_relu}. */
    String name();

    /** The name in prose, such as {@code Leaky ReLU}. */
    String title();

    /** What it computes, in one line of text. */
    String formula();

    /** Where it was first described: authors, year, and the arXiv number or the title. */
    String source();

    /** φ(z). */
    float value(float z);

    /** φ′(z); at the kink z = 0 the derivative from the left. */
    float derivative(float z);

    /** The number that shapes it, when the activation has one. */
    default Optional<ShapeParameter> parameter() {
        return Optional.empty();
    }

    /**
     * The same activation with another value of its {@link #parameter}.
     *
     * @throws IllegalArgumentException when it has none, or when the value is out of range
     */
    default Activation withParameter(float value) {
        throw new IllegalArgumentException(
                "%s has no parameter, but %s was given".formatted(name(), value));
    }

    /** How many slopes a layer with this many units learns: 0 for all activations except PReLU. */
    default int learntSlopes(int units) {
        return 0;
    }

    /** Whether a unit that never fires still gets a gradient. If not, it is dead. */
    default boolean learnsBelowZero() {
        return derivative(-1) != 0;
    }

    /**
     * Whether φ′ is 0, or nearly so, for large z, too. Then a unit can be dead or saturated
     * although it fires.
     */
    default boolean flattensAbove() {
        return false;
    }

    /** Whether φ′ has no jump. */
    default boolean isSmooth() {
        return false;
    }

    /**
     * The factor on 1/√fan_in that keeps the mean square of the signal from layer to layer:
     * 1/√E[φ(z)²] for z ~ N(0, 1). This is the criterion of He et al. 2015 (arXiv 1502.01852),
     * which gives √2 for ReLU and √(2/(1 + s²)) for a slope s. Computed by the midpoint rule,
     * unless an activation overrides it with a closed form.
     */
    default double gain() {
        double reach = 8;
        int steps = 4000;
        double width = 2 * reach / steps;
        double meanSquare = 0;
        for (int i = 0; i < steps; i++) {
            double z = -reach + (i + 0.5) * width;
            double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
            double a = value((float) z);
            meanSquare += a * a * density * width;
        }
        return 1 / Math.sqrt(meanSquare);
    }

    /**
     * a = φ(z) over the rows of one unit, or of several with the same slope, of a {@code
     * float[unit][batch]} array.
     *
     * @param from the index of the first element in both arrays
     * @param length the number of elements
     * @param slope the learnt slope; read only by activations that learn one
     */
    default void forward(Kernels kernels, float[] z, float[] a, int from, int length, float slope) {
        for (int i = from; i < from + length; i++) {
            a[i] = value(z[i]);
        }
    }

    /**
     * Turns ∂loss/∂a into ∂loss/∂z, in place, over the same rows. Gradients too small to matter are
     * rounded ({@link Kernels#SIGNAL_ROUNDER}).
     *
     * @param gradient on entry ∂loss/∂a, on return ∂loss/∂z
     * @param slope the learnt slope; read only by activations that learn one
     */
    default void backward(
            Kernels kernels, float[] z, float[] gradient, int from, int length, float slope) {
        for (int i = from; i < from + length; i++) {
            float passed = gradient[i] * derivative(z[i]);
            gradient[i] = passed + Kernels.SIGNAL_ROUNDER - Kernels.SIGNAL_ROUNDER;
        }
    }
}
