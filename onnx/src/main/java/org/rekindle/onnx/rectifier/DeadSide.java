package org.rekindle.onnx.rectifier;

/** On which side of its curve a dead unit rests, where φ′ = 0. */
public enum DeadSide {
    /** At its lower bound on every sample, as a ReLU that never fires. */
    BELOW,
    /** At its upper bound on every sample, as a ReLU6 that always gives 6. */
    ABOVE,
    /** At one bound on some samples and at the other on the rest. */
    BOTH
}
