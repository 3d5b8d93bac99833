package org.rekindle.onnx.checkpoint;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rekindle.onnx.model.ModelException;
import org.rekindle.onnx.pickle.RefusedException;
import org.rekindle.onnx.pickle.Storage;
import org.rekindle.onnx.pickle.Tensor;
import org.rekindle.onnx.pickle.Unread;

/**
 * The tensors in what a checkpoint of PyTorch holds: a state dict, or a dictionary that has one
 * beside the epoch and the optimizer.
 */
final class TorchTree {
    private static final Set<String> WRAPPERS =
            Set.of(
                    "state_dict",
                    "model_state_dict",
                    "model_state",
                    "model",
                    "net",
                    "network",
                    "module",
                    "params",
                    "weights");
    private static final List<String> PREFIXES = List.of("module.", "_orig_mod.");
    private static final int DEEPEST = 32;
    private static final int MOST_VALUES = 2_000_000;

    private final Path path;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Set<NotLookedAt> others = new LinkedHashSet<>();
    private int seen;

    /** Opens the numbers of a storage. */
    interface Storages {
        /** The bytes of a storage, or a {@link ModelException} when it is too short. */
        Content content(Storage storage, NumberKind kind);
    }

    private TorchTree(Path path) {
        this.path = path;
    }

    static Checkpoint of(
            Path path,
            String format,
            Object root,
            ByteOrder order,
            Storages storages,
            java.io.Closeable file) {
        TorchTree tree = new TorchTree(path);
        tree.walk("", tree.unwrapped(root), 0);
        if (tree.tensors.isEmpty()) {
            throw new ModelException(
                    "%s holds no tensor; expected a state dict, as torch.save(model.state_dict(), ...) writes it"
                            .formatted(path));
        }
        List<StoredArray> arrays = new ArrayList<>();
        tree.tensors.forEach(
                (name, tensor) -> {
                    NumberKind kind = kind(tensor.storage().type());
                    if (kind == null) {
                        tree.others.add(
                                new NotLookedAt(
                                        name,
                                        "numbers of type %s are not understood"
                                                .formatted(tensor.storage().type())));
                        return;
                    }
                    Content content = storages.content(tensor.storage(), kind);
                    arrays.add(
                            new StoredArray(
                                    name,
                                    kind,
                                    tensor.shape(),
                                    order,
                                    TensorView.of(path, name, tensor, kind, content)));
                });
        return new Checkpoint(path, format, true, arrays, List.copyOf(tree.others), file);
    }

    /** A pickle that cannot be read, as one sentence. */
    static ModelException refused(Path path, IOException e) {
        if (e instanceof RefusedException) {
            return new ModelException(
                    "%s is a pickle that %s; only tensors and plain values are read, and nothing was run; save model.state_dict(), or safetensors"
                            .formatted(path, e.getMessage()),
                    e);
        }
        return new ModelException("%s is broken: %s".formatted(path, e.getMessage()), e);
    }

    private Object unwrapped(Object root) {
        if (!(root instanceof Map<?, ?> map)
                || map.values().stream().anyMatch(Tensor.class::isInstance)) {
            return root;
        }
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (WRAPPERS.contains(String.valueOf(entry.getKey()))
                    && entry.getValue() instanceof Map<?, ?> inner
                    && inner.values().stream().anyMatch(Tensor.class::isInstance)) {
                map.forEach(
                        (key, value) -> {
                            if (value != inner && (value instanceof Map || value instanceof List)) {
                                others.add(
                                        new NotLookedAt(
                                                String.valueOf(key),
                                                "beside the weights, which are in \"%s\""
                                                        .formatted(entry.getKey())));
                            }
                        });
                return inner;
            }
        }
        return root;
    }

    private void walk(String name, Object value, int depth) {
        if (++seen > MOST_VALUES || depth > DEEPEST) {
            throw new ModelException(
                    String.format(
                            Locale.ROOT,
                            "%s nests its values too deeply, or has over %d of them; the file is broken",
                            path,
                            MOST_VALUES));
        }
        if (value instanceof Tensor tensor) {
            tensors.putIfAbsent(stripped(name), tensor);
        } else if (value instanceof Unread unread) {
            others.add(new NotLookedAt(name, unread.reason()));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> child(name, String.valueOf(key), inner, depth));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                child(name, Integer.toString(i), list.get(i), depth);
            }
        }
    }

    private void child(String parent, String key, Object value, int depth) {
        String name = parent.isEmpty() ? key : parent + "." + key;
        if (parent.isEmpty() && key.toLowerCase(Locale.ROOT).startsWith("optim")) {
            others.add(new NotLookedAt(name, "the state of an optimizer"));
        } else {
            walk(name, value, depth + 1);
        }
    }

    private static String stripped(String name) {
        String bare = name;
        for (String prefix : PREFIXES) {
            if (bare.startsWith(prefix)) {
                bare = bare.substring(prefix.length());
            }
        }
        return bare;
    }

    private static @org.jspecify.annotations.Nullable NumberKind kind(String type) {
        return switch (type) {
            case "float64", "double" -> NumberKind.FLOAT64;
            case "float32", "float" -> NumberKind.FLOAT32;
            case "float16", "half" -> NumberKind.FLOAT16;
            case "bfloat16" -> NumberKind.BFLOAT16;
            case "int64", "long" -> NumberKind.INT64;
            case "int32", "int" -> NumberKind.INT32;
            case "int16", "short" -> NumberKind.INT16;
            case "int8" -> NumberKind.INT8;
            case "uint8" -> NumberKind.UINT8;
            case "bool" -> NumberKind.BOOL;
            default -> null;
        };
    }
}
