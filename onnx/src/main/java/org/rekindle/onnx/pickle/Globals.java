package org.rekindle.onnx.pickle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names that a checkpoint may ask for, and what each gives. Nothing of Python is behind them: a
 * call gives a value of ours, or is refused.
 */
final class Globals {
    private static final String ORDERED_DICT = "collections.OrderedDict";
    private static final String TENSOR = "torch._utils._rebuild_tensor";
    private static final String TENSOR_V2 = "torch._utils._rebuild_tensor_v2";
    private static final String TENSOR_V3 = "torch._utils._rebuild_tensor_v3";
    private static final String QUANTISED = "torch._utils._rebuild_qtensor";
    private static final String PARAMETER = "torch._utils._rebuild_parameter";
    private static final String PARAMETER_WITH_STATE = "torch._utils._rebuild_parameter_with_state";
    private static final String OF_TYPE = "torch._tensor._rebuild_from_type_v2";
    private static final String SIZE = "torch.Size";
    private static final String DEVICE = "torch.device";
    private static final Set<String> CALLS =
            Set.of(
                    ORDERED_DICT,
                    TENSOR,
                    TENSOR_V2,
                    TENSOR_V3,
                    QUANTISED,
                    PARAMETER,
                    PARAMETER_WITH_STATE,
                    OF_TYPE,
                    SIZE,
                    DEVICE);
    private static final Set<String> NAMES =
            Set.of(
                    "torch.Tensor",
                    "torch.nn.parameter.Parameter",
                    "torch.per_tensor_affine",
                    "torch.per_channel_affine",
                    "torch.storage.UntypedStorage");
    private static final Map<String, String> STORAGES =
            Map.ofEntries(
                    Map.entry("torch.DoubleStorage", "float64"),
                    Map.entry("torch.FloatStorage", "float32"),
                    Map.entry("torch.HalfStorage", "float16"),
                    Map.entry("torch.BFloat16Storage", "bfloat16"),
                    Map.entry("torch.LongStorage", "int64"),
                    Map.entry("torch.IntStorage", "int32"),
                    Map.entry("torch.ShortStorage", "int16"),
                    Map.entry("torch.CharStorage", "int8"),
                    Map.entry("torch.ByteStorage", "uint8"),
                    Map.entry("torch.BoolStorage", "bool"),
                    Map.entry("torch.QInt8Storage", "qint8"),
                    Map.entry("torch.QUInt8Storage", "quint8"),
                    Map.entry("torch.QInt32Storage", "qint32"),
                    Map.entry("torch.storage.UntypedStorage", "uint8"));
    private static final Set<String> TYPES =
            Set.of(
                    "float64",
                    "double",
                    "float32",
                    "float",
                    "float16",
                    "half",
                    "bfloat16",
                    "int64",
                    "long",
                    "int32",
                    "int",
                    "int16",
                    "short",
                    "int8",
                    "uint8",
                    "bool",
                    "qint8",
                    "quint8",
                    "qint32");

    private Globals() {}

    /** A name, if checkpoints need it. */
    static Global find(String module, String name) throws RefusedException {
        String full = module + "." + name;
        boolean type = module.equals("torch") && TYPES.contains(name);
        if (type || CALLS.contains(full) || NAMES.contains(full) || STORAGES.containsKey(full)) {
            return new Global(full);
        }
        throw new RefusedException("asks for " + printable(full));
    }

    /** A call of a name with values. */
    static Object call(Object called, Object given) throws RefusedException {
        if (!(called instanceof Global global)
                || !CALLS.contains(global.name())
                || !(given instanceof Tuple tuple)) {
            throw new RefusedException("calls something that is no tensor");
        }
        List<Object> arguments = tuple.items();
        try {
            return switch (global.name()) {
                case ORDERED_DICT -> dictionary(arguments);
                case TENSOR, TENSOR_V2 -> tensor(arguments, null);
                case TENSOR_V3 -> tensor(arguments, (Global) arguments.get(6));
                case QUANTISED ->
                        new Unread(
                                "a quantised tensor; whole numbers with scales are not understood");
                case PARAMETER, PARAMETER_WITH_STATE -> arguments.get(0);
                case OF_TYPE -> ofType(arguments);
                case SIZE -> arguments.get(0);
                case DEVICE -> None.NONE;
                default -> throw new RefusedException("calls " + global.name());
            };
        } catch (ClassCastException | IndexOutOfBoundsException e) {
            throw new RefusedException(
                    "calls %s with values that do not fit".formatted(global.name()));
        }
    }

    /** What a persistent id stands for. */
    static Storage storage(Object id) throws RefusedException {
        try {
            List<Object> parts = ((Tuple) id).items();
            if (parts.get(0).equals("storage")) {
                String type = STORAGES.get(((Global) parts.get(1)).name());
                if (type != null) {
                    return new Storage(type, (String) parts.get(2), (Long) parts.get(4));
                }
            }
        } catch (ClassCastException | IndexOutOfBoundsException e) {
            // Refused below.
        }
        throw new RefusedException("refers to something that is no storage of a tensor");
    }

    private static Object ofType(List<Object> arguments) throws RefusedException {
        String type = ((Global) arguments.get(1)).name();
        Global inner = (Global) arguments.get(0);
        if (!NAMES.contains(type) || inner.name().equals(OF_TYPE)) {
            throw new RefusedException("builds a " + type);
        }
        return call(inner, arguments.get(2));
    }

    private static Object dictionary(List<Object> arguments) {
        Map<Object, Object> dictionary = new LinkedHashMap<>();
        if (!arguments.isEmpty()) {
            for (Object pair : (List<?>) arguments.get(0)) {
                List<?> both = pair instanceof Tuple tuple ? tuple.items() : (List<?>) pair;
                dictionary.put(Unpickler.key(both.get(0)), both.get(1));
            }
        }
        return dictionary;
    }

    private static Object tensor(
            List<Object> arguments, @org.jspecify.annotations.Nullable Global type) {
        Storage storage = (Storage) arguments.get(0);
        if (type != null) {
            storage =
                    new Storage(
                            type.name().substring("torch.".length()),
                            storage.key(),
                            storage.elements());
        }
        if (storage.type().startsWith("q")) {
            return new Unread("a quantised tensor; whole numbers with scales are not understood");
        }
        return new Tensor(
                storage, (Long) arguments.get(1), longs(arguments.get(2)), longs(arguments.get(3)));
    }

    private static List<Long> longs(Object value) {
        List<Long> longs = new ArrayList<>();
        for (Object item : ((Tuple) value).items()) {
            longs.add((Long) item);
        }
        return longs;
    }

    private static String printable(String name) {
        String clean = name.replaceAll("[^\\x21-\\x7e]", "?");
        return clean.length() > 100 ? clean.substring(0, 100) + "..." : clean;
    }
}
