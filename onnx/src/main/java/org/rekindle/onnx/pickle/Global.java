package org.rekindle.onnx.pickle;

/**
 * A name that a pickle asks for. Only names that {@link Globals} knows get this far.
 *
 * @param name module and name, such as {@code torch._utils._rebuild_tensor_v2}
 */
record Global(String name) {}
