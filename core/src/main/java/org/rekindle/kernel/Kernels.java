package org.rekindle.kernel;

/**
 * The arithmetic of training. There are two implementations, one with vectors and one in plain
 * Java, and they agree bit for bit.
 *
 * <p>They agree by construction, so a result does not depend on the machine's vector length:
 *
 * <ul>
 *   <li>products add their terms in order, each by one fused multiply-add;
 *   <li>sums along a row go into {@value #PARTIAL_SUMS} interleaved partial sums, which are then
 *       added pairwise, for any number of lanes;
 *   <li>the exponential is one fixed sequence of float operations ({@link Exponential}).
 * </ul>
 *
 * <p>Operations on subnormal numbers are slow on common processors (docs/decisions/0004), and a
 * dead unit keeps producing them: its gradient is 0, so its moments decay towards 0. Values too
 * small to move a weight are therefore removed: moments under {@link #NEGLIGIBLE_MOMENT} become 0,
 * {@link #NEGLIGIBLE_SQUARE} is added to the square of a gradient, and where gradients become small
 * (the softmax, an activation's negative side), they are rounded by {@link #SIGNAL_ROUNDER}.
 *
 * <p>Arrays are row-major. A range is given by its first index and its length. The kernels keep no
 * state, allocate nothing (docs/decisions/0010), and check no ranges beyond the checks of the JVM.
 */
public interface Kernels {

    /** The number of interleaved partial sums behind every sum along a row. */
    int PARTIAL_SUMS = 16;

    /**
     * The length of the scratch array for sums along rows: the partial sums of 16 rows at a time.
     */
    int SUMS_SCRATCH = 16 * PARTIAL_SUMS;

    /**
     * The length of the scratch array for products: two blocks of 256 rows of 64 values, four of
     * the longest vectors.
     */
    int PRODUCT_SCRATCH = 2 * 256 * 64;

    /**
     * The square of a gradient of 1e-15, below which gradients are negligible. Adam's epsilon is
     * 1e-8, so a gradient this small moves a weight by under 1e-7 of the learning rate.
     */
    float NEGLIGIBLE_SQUARE = 1e-30f;

    /**
     * Adding and subtracting this rounds a smaller gradient to a multiple of 2⁻¹⁰⁰, about 1e-30.
     * Gradients above 2⁻⁵² stay as they are; in between the last bit may change.
     */
    float SIGNAL_ROUNDER = 0x1p-76f;

    /** A smaller moment becomes 0. Subnormal numbers start two orders of magnitude lower. */
    float NEGLIGIBLE_MOMENT = 1e-36f;

    /** Vectors where the module {@code jdk.incubator.vector} is present, plain Java elsewhere. */
    static Kernels fastest() {
        return KernelChoice.FASTEST;
    }

    /** The plain-Java twin: the reference in tests, and the fallback without the vector module. */
    static Kernels plain() {
        return PlainKernels.INSTANCE;
    }

    /** How these kernels compute, for provenance: {@code "plain"} or {@code "vector, 16 lanes"}. */
    String description();

    /**
     * {@code z[unit][sample] = bias[unit] + Σ w[unit][i] · x[i][sample]}, the sum over {@code
     * fanIn} terms in their order, from the bias on.
     *
     * <p>This product and the next two compute a range of rows of their result, and leave the
     * others alone.
     *
     * @param from the first unit that is computed
     * @param to the unit after the last one
     * @param parameters holds the weights {@code [units][fanIn]} and the biases {@code [units]}
     * @param weights the index of the first weight of unit 0
     * @param biases the index of the bias of unit 0
     * @param x {@code [fanIn][batch]}
     * @param z {@code [units][batch]}; overwritten
     * @param scratch this thread's own; overwritten
     */
    void affine(
            int from,
            int to,
            int batch,
            int fanIn,
            float[] parameters,
            int weights,
            int biases,
            float[] x,
            float[] z,
            Scratch scratch);

    /**
     * {@code gradient[unit][i] = Σ zGradient[unit][sample] · x[i][sample]}, the sum over the
     * samples in their order.
     *
     * @param from the first unit that is computed
     * @param to the unit after the last one
     * @param zGradient {@code [units][batch]}
     * @param x {@code [fanIn][batch]}, or {@code [batch][fanIn]} if it is by sample
     * @param bySample whether the values of a sample lie together in x
     * @param gradients {@code [units][fanIn]} from index {@code weights} on; overwritten
     * @param scratch this thread's own; overwritten
     */
    void weightGradients(
            int from,
            int to,
            int fanIn,
            int batch,
            float[] zGradient,
            float[] x,
            boolean bySample,
            float[] gradients,
            int weights,
            Scratch scratch);

    /**
     * {@code xGradient[i][sample] = Σ w[unit][i] · zGradient[unit][sample]}, the sum over the units
     * in their order.
     *
     * @param from the first input that is computed
     * @param to the input after the last one
     * @param parameters holds the weights {@code [units][fanIn]} from index {@code weights} on
     * @param zGradient {@code [units][batch]}
     * @param xGradient {@code [fanIn][batch]}; overwritten
     * @param scratch this thread's own; overwritten
     */
    void inputGradients(
            int from,
            int to,
            int fanIn,
            int batch,
            int units,
            float[] parameters,
            int weights,
            float[] zGradient,
            float[] xGradient,
            Scratch scratch);

    /**
     * {@code target[column][row] = source[row][column]}, the target from an offset on; the arrays
     * must differ.
     */
    void transpose(float[] source, int rows, int columns, float[] target, int targetOffset);

    /**
     * Counts for each unit the samples on which it fires: how many of its z are above 0.
     *
     * @param z {@code [units][batch]}
     * @param firing {@code [units]}; overwritten
     */
    void countFiring(float[] z, int units, int batch, int[] firing);

    /**
     * {@code sums[i] = Σⱼ x[i][j]} over {@code rows} rows of {@code length} values.
     *
     * @param partial at least {@link #SUMS_SCRATCH} values; overwritten
     */
    void rowSums(float[] x, int rows, int length, float[] sums, int sumsOffset, float[] partial);

    /** {@code y = |x|}; both may be the same array. */
    void absolute(float[] x, float[] y, int from, int length);

    /** {@code a = max(0, z)}; NaN stays NaN, −0 stays −0. */
    void relu(float[] z, float[] a, int from, int length);

    /** {@code gradient = 0 where z ≤ 0}; elsewhere, and where z is NaN, it is unchanged. */
    void reluBackward(float[] z, float[] gradient, int from, int length);

    /** {@code a = z if z > 0 else slope · z}. */
    void leaky(float[] z, float[] a, int from, int length, float slope);

    /**
     * {@code gradient = slope · gradient}, rounded by {@link #SIGNAL_ROUNDER}, except where z &gt;
     * 0.
     */
    void leakyBackward(float[] z, float[] gradient, int from, int length, float slope);

    /**
     * The gradients of learnt slopes: {@code sums[i] = Σⱼ gradient[i][j] · min(0, z[i][j])} over
     * {@code rows} rows of {@code length} values. To be called before {@link #leakyBackward}, which
     * overwrites the gradient.
     *
     * @param partial at least {@link #SUMS_SCRATCH} values; overwritten
     */
    void slopeGradients(
            float[] z,
            float[] gradient,
            int rows,
            int length,
            float[] sums,
            int sumsOffset,
            float[] partial);

    /** {@code a = z if z > 0 else alpha · (eᶻ − 1)}. */
    void elu(float[] z, float[] a, int from, int length, float alpha);

    /**
     * {@code gradient = gradient · alpha · eᶻ}, rounded by {@link #SIGNAL_ROUNDER}, except where z
     * &gt; 0.
     */
    void eluBackward(float[] z, float[] gradient, int from, int length, float alpha);

    /**
     * {@code a = scale · z if z > 0 else alpha · (e^(z / width) − 1)}: an ELU with all its numbers,
     * for SELU and CELU.
     */
    void scaledElu(
            float[] z, float[] a, int from, int length, float alpha, float scale, float width);

    /**
     * {@code gradient = gradient · scale} where z &gt; 0, elsewhere {@code gradient · alpha / width
     * · e^(z / width)}, rounded by {@link #SIGNAL_ROUNDER}.
     */
    void scaledEluBackward(
            float[] z,
            float[] gradient,
            int from,
            int length,
            float alpha,
            float scale,
            float width);

    /** {@code a = min(max(0, z), 6)}; NaN stays NaN, −0 stays −0. */
    void relu6(float[] z, float[] a, int from, int length);

    /** {@code gradient = 0} except where 0 &lt; z &lt; 6. */
    void relu6Backward(float[] z, float[] gradient, int from, int length);

    /** {@code a = z · min(max(0, z + 3), 6) / 6}. */
    void hardSwish(float[] z, float[] a, int from, int length);

    /**
     * {@code gradient = 0} where z ≤ −3, unchanged where z ≥ 3, and {@code gradient · (z + 1.5) /
     * 3} between, rounded by {@link #SIGNAL_ROUNDER}.
     */
    void hardSwishBackward(float[] z, float[] gradient, int from, int length);

    /**
     * {@code a = φ(z)} of a smooth function.
     *
     * @param scale that of the softplus; read by no other
     */
    void smooth(SmoothFunction function, float[] z, float[] a, int from, int length, float scale);

    /** {@code gradient = gradient · φ′(z)}, rounded by {@link #SIGNAL_ROUNDER}. */
    void smoothBackward(
            SmoothFunction function,
            float[] z,
            float[] gradient,
            int from,
            int length,
            float scale);

    /** {@code x = eˣ}, for x ≤ 0 or NaN. */
    void exp(float[] x, int from, int length);

    /**
     * One step of SGD with momentum: {@code v = momentum · v + g}, then {@code w = keep · w − rate
     * · v}.
     *
     * @param keep 1 − rate · weight decay; 1 where nothing decays
     */
    void sgd(
            float[] w,
            float[] g,
            float[] v,
            int from,
            int length,
            float rate,
            float momentum,
            float keep);

    /**
     * One step of Adam: the moments {@code m} and {@code v} move towards g and g², then {@code w =
     * keep · w − rate · m / (√v · secondScale + epsilon)}.
     *
     * @param rate the learning rate over 1 − beta1ᵗ
     * @param secondScale 1 / √(1 − beta2ᵗ)
     * @param keep 1 − learning rate · weight decay; 1 where nothing decays
     */
    void adam(
            float[] w,
            float[] g,
            float[] m,
            float[] v,
            int from,
            int length,
            float rate,
            float beta1,
            float beta2,
            float secondScale,
            float epsilon,
            float keep);
}
