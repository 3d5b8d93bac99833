package org.rekindle.onnx.pickle;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a pickle: dictionaries, lists, tuples, texts, numbers, and tensors of PyTorch. Whatever
 * else a pickle can ask for is refused by name. It is a machine with a stack, as {@code
 * pickletools} of Python describes it, without the parts that import or call anything.
 */
public final class Unpickler {
    private static final int MOST_VALUES = 20_000_000;
    private static final int LONGEST_NUMBER = 64;
    private static final Object MARK = new Object();

    private final PickleInput in;
    private final List<Object> stack = new ArrayList<>();
    private final Map<Long, Object> memo = new HashMap<>();
    private int values;

    private Unpickler(PickleInput in) {
        this.in = in;
    }

    /**
     * The next pickle of a stream.
     *
     * @return a {@link Map}, a {@link List}, a text, a number, a {@link Tensor}, an {@link Unread},
     *     or another value without tensors
     * @throws RefusedException when it asks for more
     * @throws IOException when it is no whole pickle
     */
    public static Object read(PickleInput in) throws IOException {
        try {
            return new Unpickler(in).run();
        } catch (ClassCastException | IndexOutOfBoundsException | NumberFormatException e) {
            throw new IOException("it is no valid pickle", e);
        }
    }

    static Object key(Object key) {
        // Others could contain themselves.
        if (key instanceof String || key instanceof Number || key instanceof Boolean) {
            return key;
        }
        return "?";
    }

    private Object run() throws IOException {
        while (true) {
            int code = in.next();
            if (code == '.') {
                return pop();
            }
            if (!value(code) && !structure(code) && !call(code)) {
                throw new RefusedException(
                        "uses the instruction 0x%02x, which no table of weights needs"
                                .formatted(code));
            }
        }
    }

    private boolean value(int code) throws IOException {
        switch (code) {
            case 0x80 -> in.next();
            case 0x95 -> in.number(8);
            case 'N' -> push(None.NONE);
            case 0x88 -> push(true);
            case 0x89 -> push(false);
            case 'J' -> push((long) (int) in.number(4));
            case 'K' -> push(in.number(1));
            case 'M' -> push(in.number(2));
            case 'I' -> push(line(in.line()));
            case 'L' -> push(whole(new BigInteger(shortened(in.line().replace("L", "")))));
            case 0x8a -> push(whole(in.bytes(in.number(1))));
            case 'F' -> push(Double.valueOf(in.line()));
            case 'G' -> push(Double.longBitsToDouble(Long.reverseBytes(in.number(8))));
            case 'X', 'T', 'B' -> push(in.text(in.number(4)));
            case 0x8c, 'U', 'C' -> push(in.text(in.number(1)));
            case 0x8d -> push(in.text(in.number(8)));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean structure(int code) throws IOException {
        switch (code) {
            case '(' -> push(MARK);
            case '}' -> push(new LinkedHashMap<Object, Object>());
            case ']' -> push(new ArrayList<Object>());
            case ')' -> push(new Tuple(List.of()));
            case 't' -> push(new Tuple(toMark()));
            case 0x85 -> push(new Tuple(last(1)));
            case 0x86 -> push(new Tuple(last(2)));
            case 0x87 -> push(new Tuple(last(3)));
            case 'l' -> push(new ArrayList<>(toMark()));
            case 'd' -> {
                List<Object> items = toMark();
                push(new LinkedHashMap<Object, Object>());
                put(items);
            }
            case 'a' -> {
                List<Object> item = last(1);
                list().addAll(item);
            }
            case 'e' -> {
                List<Object> items = toMark();
                list().addAll(items);
            }
            case 's' -> put(last(2));
            case 'u' -> put(toMark());
            case '0' -> pop();
            case '1' -> toMark();
            case '2' -> push(top());
            case 'q' -> memo.put(in.number(1), top());
            case 'r' -> memo.put(in.number(4), top());
            case 'p' -> memo.put(Long.valueOf(in.line()), top());
            case 0x94 -> memo.put((long) memo.size(), top());
            case 'h' -> push(remembered(in.number(1)));
            case 'j' -> push(remembered(in.number(4)));
            case 'g' -> push(remembered(Long.parseLong(in.line())));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean call(int code) throws IOException {
        switch (code) {
            case 'c' -> push(Globals.find(in.line(), in.line()));
            case 0x93 -> {
                List<Object> names = last(2);
                push(Globals.find((String) names.get(0), (String) names.get(1)));
            }
            case 'R' -> {
                List<Object> both = last(2);
                push(Globals.call(both.get(0), both.get(1)));
            }
            case 'Q' -> push(Globals.storage(pop()));
            case 'b' -> {
                // The attributes of an OrderedDict: PyTorch keeps the versions of modules there.
                pop();
                if (!(top() instanceof Map)) {
                    throw new RefusedException("sets the state of something that is no dictionary");
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static Object line(String text) {
        return switch (text) {
            case "00" -> false;
            case "01" -> true;
            default -> Long.valueOf(text);
        };
    }

    private static Object whole(byte[] littleEndian) throws IOException {
        if (littleEndian.length == 0) {
            return 0L;
        }
        byte[] bigEndian = new byte[littleEndian.length];
        for (int i = 0; i < bigEndian.length; i++) {
            bigEndian[i] = littleEndian[littleEndian.length - 1 - i];
        }
        return whole(new BigInteger(bigEndian));
    }

    private static Object whole(BigInteger value) {
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }

    private static String shortened(String number) throws IOException {
        if (number.length() > LONGEST_NUMBER) {
            throw new IOException(
                    String.format(Locale.ROOT, "it has a number of %d digits", number.length()));
        }
        return number;
    }

    private Object remembered(long place) throws IOException {
        Object value = memo.get(place);
        if (value == null) {
            throw new IOException("it is no valid pickle");
        }
        return value;
    }

    private void put(List<Object> items) {
        Map<Object, Object> map = dictionary();
        for (int i = 0; i < items.size(); i += 2) {
            map.put(key(items.get(i)), items.get(i + 1));
        }
    }

    @SuppressWarnings("unchecked")
    private Map<Object, Object> dictionary() {
        return (Map<Object, Object>) top();
    }

    @SuppressWarnings("unchecked")
    private List<Object> list() {
        return (List<Object>) top();
    }

    private void push(Object value) throws IOException {
        if (++values > MOST_VALUES) {
            throw new IOException(
                    String.format(Locale.ROOT, "it has more than %d values", MOST_VALUES));
        }
        stack.add(value);
    }

    private Object top() {
        return stack.get(stack.size() - 1);
    }

    private Object pop() {
        return stack.remove(stack.size() - 1);
    }

    private List<Object> last(int count) {
        List<Object> tail = stack.subList(stack.size() - count, stack.size());
        List<Object> items = List.copyOf(tail);
        tail.clear();
        return items;
    }

    private List<Object> toMark() {
        int mark = stack.lastIndexOf(MARK);
        List<Object> items = List.copyOf(stack.subList(mark + 1, stack.size()));
        stack.subList(mark, stack.size()).clear();
        return items;
    }
}
