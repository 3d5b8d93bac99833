package org.rekindle.benchmarks.micro;

/**
 * The numbers that shape the negative side.
 *
 * @param slope of Leaky ReLU and PReLU
 * @param alpha of ELU
 */
record Shape(float slope, float alpha) {
    /** The defaults. */
    static final Shape FORWARD = new Shape(0.01f, 1f);

    /** At z = −1 both derivatives have magnitude 1: −1, and e · e⁻¹. */
    static final Shape BACKWARD = new Shape(-1f, (float) Math.E);
}
