package org.rekindle.onnx.checkpoint;

import java.io.IOException;
import java.io.InputStream;

/** Where the bytes of an array lie. They can be read again and again. */
interface Content {
    /** The bytes from the first on, in row-major order. */
    InputStream open() throws IOException;
}
