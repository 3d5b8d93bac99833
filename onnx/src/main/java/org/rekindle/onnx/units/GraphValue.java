package org.rekindle.onnx.units;

import org.rekindle.onnx.model.Graph;

/**
 * A value of a graph.
 *
 * @param graph the one that computes it
 * @param name its name there
 */
public record GraphValue(Graph graph, String name) {}
