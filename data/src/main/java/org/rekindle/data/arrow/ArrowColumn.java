package org.rekindle.data.arrow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.arrow.flatbuf.DictionaryEncoding;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/** A column as the schema has it; with a dictionary, also the values that have come so far. */
final class ArrowColumn {
    private static final Set<Byte> TYPES =
            Set.of(
                    Type.Null,
                    Type.Int,
                    Type.FloatingPoint,
                    Type.Utf8,
                    Type.LargeUtf8,
                    Type.Utf8View,
                    Type.Bool,
                    Type.Decimal,
                    Type.Date,
                    Type.Time,
                    Type.Timestamp,
                    Type.Duration);
    private static final int USUAL_INDEX_BITS = 32;

    private final String name;
    private final ArrowType type;
    private final @Nullable ArrowType index;
    private final long dictionaryId;
    private final List<String> dictionary = new ArrayList<>();

    private ArrowColumn(String name, ArrowType type, @Nullable ArrowType index, long dictionaryId) {
        this.name = name;
        this.type = type;
        this.index = index;
        this.dictionaryId = dictionaryId;
    }

    /** Whether a field has one number or one text in each row. */
    static boolean isKnown(Field field) {
        return TYPES.contains(field.typeType()) && field.childrenLength() == 0;
    }

    /** Of a field that {@link #isKnown}. */
    static ArrowColumn of(Field field) {
        DictionaryEncoding encoding = field.dictionary();
        return new ArrowColumn(
                name(field),
                ArrowType.getTypeForField(field),
                encoding == null ? null : index(encoding),
                encoding == null ? 0 : encoding.id());
    }

    static String name(Field field) {
        String name = field.name();
        return name == null ? "" : name;
    }

    private static ArrowType index(DictionaryEncoding encoding) {
        org.apache.arrow.flatbuf.Int type = encoding.indexType();
        return type == null
                ? new ArrowType.Int(USUAL_INDEX_BITS, true)
                : new ArrowType.Int(type.bitWidth(), type.isSigned());
    }

    String name() {
        return name;
    }

    /** The type of the values. */
    ArrowType type() {
        return type;
    }

    /** The type of what stands in the rows: of values, or of places in the dictionary. */
    ArrowType stored() {
        return index == null ? type : index;
    }

    boolean hasDictionary(long id) {
        return index != null && dictionaryId == id;
    }

    /** Takes values of the dictionary, besides those before or in their place. */
    void define(List<String> values, boolean isMore) {
        if (!isMore) {
            dictionary.clear();
        }
        dictionary.addAll(values);
    }

    /** The text of what stands in a row; empty for nothing. */
    String text(String stored) {
        if (index == null || stored.isEmpty()) {
            return stored;
        }
        long place = Long.parseLong(stored);
        if (place < 0 || place >= dictionary.size()) {
            throw new BrokenArrow("a value is not in its dictionary");
        }
        return dictionary.get((int) place);
    }
}
