package org.rekindle.data.array;

import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the elements of an array of NumPy are. */
public sealed interface NpyType {
    Pattern TEXT = Pattern.compile("([<>|=])([US])(\\d{1,7})");
    Pattern NUMBER = Pattern.compile("([<>|=]?)([a-z]\\d)");

    /** In bytes. */
    int size();

    /** Numbers of a fixed size. */
    record Numbers(ElementType element, ByteOrder order) implements NpyType {
        /** As most machines write them. */
        public static Numbers littleEndian(ElementType element) {
            return new Numbers(element, ByteOrder.LITTLE_ENDIAN);
        }

        @Override
        public int size() {
            return element.size();
        }
    }

    /**
     * Texts of a fixed size; a shorter one ends with zeros.
     *
     * @param size in bytes
     */
    record Text(int size, Charset charset) implements NpyType {
        private static final int BYTES = 4;

        private static Text of(boolean isWide, boolean isBigEndian, int characters) {
            if (!isWide) {
                return new Text(characters, StandardCharsets.ISO_8859_1);
            }
            return new Text(
                    BYTES * characters, Charset.forName(isBigEndian ? "UTF-32BE" : "UTF-32LE"));
        }
    }

    /**
     * By its name.
     *
     * @param description NumPy's, such as {@code <f4} or {@code <U10}
     */
    static Optional<NpyType> of(String description) {
        Matcher text = TEXT.matcher(description);
        if (text.matches()) {
            int characters = Integer.parseInt(text.group(3));
            return characters == 0
                    ? Optional.empty()
                    : Optional.of(
                            Text.of(
                                    text.group(2).equals("U"),
                                    text.group(1).equals(">"),
                                    characters));
        }
        Matcher number = NUMBER.matcher(description);
        if (!number.matches()) {
            return Optional.empty();
        }
        ByteOrder order =
                number.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return ElementType.of(number.group(2)).map(element -> new Numbers(element, order));
    }
}
