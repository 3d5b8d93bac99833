package org.rekindle.onnx.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rekindle.onnx.checkpoint.StoredArray;

/**
 * The arrays of one module: those whose names differ in the last part only.
 *
 * @param name of the module, with dots
 * @param arrays by the last part of their names
 */
record Group(String name, Map<String, StoredArray> arrays) {
    /** Keras 3 numbers the arrays of a layer under {@code vars}. */
    private static final String NUMBERED = ".vars";

    /** All modules, in the order of the file. */
    static List<Group> of(List<StoredArray> arrays) {
        Map<String, Map<String, StoredArray>> byName = new LinkedHashMap<>();
        for (StoredArray array : arrays) {
            String full = array.name().replace('/', '.');
            if (full.endsWith(":0")) {
                full = full.substring(0, full.length() - 2);
            }
            int dot = full.lastIndexOf('.');
            byName.computeIfAbsent(
                            module(dot < 0 ? "" : full.substring(0, dot)),
                            name -> new LinkedHashMap<>())
                    .putIfAbsent(full.substring(dot + 1), array);
        }
        List<Group> groups = new ArrayList<>();
        byName.forEach((name, own) -> groups.add(new Group(name, own)));
        return groups;
    }

    private static String module(String path) {
        String name =
                path.endsWith(NUMBERED)
                        ? path.substring(0, path.length() - NUMBERED.length())
                        : path;
        // Keras 2 names a layer twice: conv2d/conv2d/kernel.
        int dot = name.lastIndexOf('.');
        String last = name.substring(dot + 1);
        return dot > 0
                        && name.substring(0, dot)
                                .matches("(.*\\.)?" + java.util.regex.Pattern.quote(last))
                ? name.substring(0, dot)
                : name;
    }

    /** The name of the module that this one is part of. */
    String parent() {
        return name.substring(0, Math.max(name.lastIndexOf('.'), 0));
    }

    /** The last part of the name. */
    String leaf() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The first of these arrays that there is. */
    @Nullable StoredArray first(String... suffixes) {
        for (String suffix : suffixes) {
            StoredArray array = arrays.get(suffix);
            if (array != null) {
                return array;
            }
        }
        return null;
    }

    /** Whether Keras wrote it, whose kernels have their units on the last axis. */
    boolean isKeras() {
        return arrays.containsKey("kernel")
                || arrays.containsKey("depthwise_kernel")
                || arrays.containsKey("gamma")
                || arrays.containsKey("moving_mean")
                || arrays.containsKey("0");
    }
}
