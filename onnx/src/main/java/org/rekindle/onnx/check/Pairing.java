package org.rekindle.onnx.check;

import java.util.Locale;

/** Why two layers are taken to belong together. */
public enum Pairing {
    /** Their names say so, as {@code conv1} and {@code bn1} do. */
    NAMED,
    /** Only their widths and places say so. */
    GUESSED;

    /** The name in documents. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
