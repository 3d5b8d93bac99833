package org.rekindle.onnx.units;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rekindle.onnx.model.Graph;

/** The way from a value back to the layers that made its units. */
final class WayBack {
    /** Enough for the way from any layer to the next, and a bound for hostile models. */
    private static final int MOST_VALUES = 512;

    private final Map<String, GraphValue> met = new LinkedHashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final GraphUnits graph;

    private WayBack(GraphUnits graph) {
        this.graph = graph;
    }

    /** The values on it that depend on the model's input, all of them tensors. */
    static List<GraphValue> from(UnitAxes axes, Graph graph, String value) {
        WayBack way = new WayBack(axes.of(graph));
        way.meet(value);
        while (!way.open.isEmpty() && way.met.size() < MOST_VALUES) {
            way.pass(way.open.remove());
        }
        return new ArrayList<>(way.met.values());
    }

    private void meet(String value) {
        GraphUnits home = graph.home(value);
        if (!value.isEmpty() && !graph.isConstant(value) && !met.containsKey(value)) {
            met.put(value, home.value(value));
            open.add(value);
        }
    }

    private void pass(String value) {
        Optional<NodeProto> producer = graph.producer(value).filter(UnitRules::knows);
        if (producer.isEmpty()) {
            return;
        }
        boolean first = UnitRules.makesUnits(producer.get(), graph.home(value));
        for (String input : producer.get().getInputList()) {
            meet(input);
            if (first) {
                open.remove(input);
            }
        }
    }
}
