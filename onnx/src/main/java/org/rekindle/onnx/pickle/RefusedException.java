package org.rekindle.onnx.pickle;

import java.io.IOException;

/** A pickle asks for more than values and tensors. The message is a phrase that names what. */
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}
