package org.rekindle.onnx.rectifier;

import java.util.ArrayList;
import java.util.List;

/**
 * A smooth activation, by its derivative. It is saturated where |φ′| is under {@link #SATURATED}. A
 * derivative that changes its sign, as that of SiLU and GELU, is so small around its zero, too.
 */
enum Curve {
    /** {@code 1 / (1 + e^-z)}. */
    SIGMOID,
    /** {@code tanh(z)}. */
    TANH,
    /** {@code log(1 + e^z)}. */
    SOFTPLUS,
    /** {@code z · sigmoid(z)} (Elfwing et al. 2017, arXiv 1702.03118). */
    SILU,
    /** {@code z · sigmoid(1.702 z)} (Hendrycks and Gimpel 2016, arXiv 1606.08415). */
    QUICK_GELU,
    /** {@code z · Φ(z)} (Hendrycks and Gimpel 2016), by its approximation with tanh. */
    GELU,
    /** {@code z · tanh(log(1 + e^z))} (Misra 2019, arXiv 1908.08681). */
    MISH;

    /** Under this |φ′| a unit hardly learns: the same number as for an ELU. */
    static final double SATURATED = 0.01;

    /** Beyond this |z|, every curve here is straight. */
    private static final int FAR = 40;

    private static final int STEPS_IN_ONE = 128;
    private static final int HALVINGS = 60;

    private double derivative(double z) {
        return switch (this) {
            case SIGMOID -> sigmoid(z) * sigmoid(-z);
            case TANH -> 1 - Math.tanh(z) * Math.tanh(z);
            case SOFTPLUS -> sigmoid(z);
            case SILU -> swish(z, 1);
            case QUICK_GELU -> swish(z, 1.702);
            case GELU -> gelu(z);
            case MISH -> mish(z);
        };
    }

    /** Where it is not saturated: ranges of z that do not overlap. */
    List<Span> passing(String z) {
        List<Span> spans = new ArrayList<>();
        double start = passes(-FAR) ? Double.NEGATIVE_INFINITY : Double.NaN;
        for (int i = -FAR * STEPS_IN_ONE; i < FAR * STEPS_IN_ONE; i++) {
            double from = (double) i / STEPS_IN_ONE;
            double to = (double) (i + 1) / STEPS_IN_ONE;
            if (passes(from) == passes(to)) {
                continue;
            }
            double edge = edge(from, to);
            if (passes(to)) {
                start = edge;
            } else {
                spans.add(new Span(z, start, edge));
            }
        }
        if (passes(FAR)) {
            spans.add(Span.above(z, start));
        }
        return spans;
    }

    private boolean passes(double z) {
        return Math.abs(derivative(z)) >= SATURATED;
    }

    private double edge(double from, double to) {
        double low = from;
        double high = to;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (passes(middle) == passes(from)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (float) high;
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private static double swish(double z, double beta) {
        double s = sigmoid(beta * z);
        return s + beta * z * s * (1 - s);
    }

    private static double gelu(double z) {
        double scale = Math.sqrt(2 / Math.PI);
        double t = Math.tanh(scale * (z + 0.044715 * z * z * z));
        return (1 + t) / 2 + z * (1 - t * t) / 2 * scale * (1 + 3 * 0.044715 * z * z);
    }

    private static double mish(double z) {
        double t = Math.tanh(Math.log1p(Math.exp(z)));
        return t + z * (1 - t * t) * sigmoid(z);
    }
}
