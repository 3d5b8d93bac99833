package org.rekindle.onnx.pickle;

/** Python's None, and whatever stands for no value. */
enum None {
    NONE
}
