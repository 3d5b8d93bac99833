package org.rekindle.onnx.model;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the names in a function's body, or in a graph within it, are called where it is put. */
final class Scope {
    private final Map<String, String> names = new HashMap<>();
    private final @Nullable Scope outer;

    /**
     * @param outer the scope around it, whose names it sees
     */
    Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    void put(String name, String there) {
        names.put(name, there);
    }

    /** The name there; null where the name means nothing. */
    @Nullable String find(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            String there = scope.names.get(name);
            if (there != null) {
                return there;
            }
        }
        return null;
    }
}
