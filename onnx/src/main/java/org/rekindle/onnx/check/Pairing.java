package org.rekindle.onnx.check;

/** Why a normalization is taken to follow a layer. */
public enum Pairing {
    /** Their names say so, as {@code conv1} and {@code bn1} do. */
    NAMED,
    /** Only their widths and places say so. */
    GUESSED
}
