package org.rekindle.onnx.checkpoint;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rekindle.onnx.pickle.Tensor;

/** How many bytes a number of each storage takes, which only the tensors say. */
final class StorageSizes {
    private StorageSizes() {}

    /** Visits every value once, so values that contain themselves end too. */
    static void collect(Object root, Map<String, Long> sizes) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Object value = open.pop();
            if (value instanceof Tensor tensor) {
                sizes.put(tensor.storage().key(), size(tensor.storage().type()));
            } else if (value instanceof Map<?, ?> map && seen.add(map)) {
                open.addAll(map.values());
            } else if (value instanceof List<?> list && seen.add(list)) {
                open.addAll(list);
            }
        }
    }

    private static long size(String type) {
        return switch (type) {
            case "float64", "int64" -> 8;
            case "float32", "int32" -> 4;
            case "float16", "bfloat16", "int16" -> 2;
            default -> 1;
        };
    }
}
