package org.rekindle.onnx.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rekindle.onnx.model.ModelException;

/**
 * The format of Hugging Face's safetensors: 8 bytes with the length of a header in JSON, the
 * header, the numbers. Every byte of the numbers belongs to one array.
 */
final class SafetensorsFile {
    /** The limit of the reference implementation. */
    private static final long LONGEST_HEADER = 100_000_000;

    private static final Map<String, NumberKind> KINDS =
            Map.of(
                    "F64", NumberKind.FLOAT64,
                    "F32", NumberKind.FLOAT32,
                    "F16", NumberKind.FLOAT16,
                    "BF16", NumberKind.BFLOAT16,
                    "I64", NumberKind.INT64,
                    "I32", NumberKind.INT32,
                    "I16", NumberKind.INT16,
                    "I8", NumberKind.INT8,
                    "U8", NumberKind.UINT8,
                    "BOOL", NumberKind.BOOL);

    private final Path path;
    private final long start;
    private final long length;
    private final List<StoredArray> arrays = new ArrayList<>();
    private final List<NotLookedAt> others = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();

    private record Span(String name, long begin, long end) {}

    private SafetensorsFile(Path path, long start, long length) {
        this.path = path;
        this.start = start;
        this.length = length;
    }

    static Checkpoint open(Path path) throws IOException {
        long size = Files.size(path);
        try (InputStream in = Files.newInputStream(path)) {
            byte[] head = in.readNBytes(Long.BYTES);
            if (head.length < Long.BYTES) {
                throw broken(
                        path,
                        String.format(Locale.ROOT, "it has %d bytes, too few for a header", size));
            }
            long header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong();
            if (header < 2 || header > LONGEST_HEADER || header > size - Long.BYTES) {
                throw broken(
                        path,
                        String.format(
                                Locale.ROOT,
                                "its header says that it is %s bytes long, and the file has %d",
                                Long.toUnsignedString(header),
                                size));
            }
            SafetensorsFile file =
                    new SafetensorsFile(path, Long.BYTES + header, size - Long.BYTES - header);
            file.read(in.readNBytes((int) header));
            file.checkSpans();
            return new Checkpoint(path, "safetensors", false, file.arrays, file.others, () -> {});
        }
    }

    private void read(byte[] header) {
        JsonFactory factory =
                JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
        try (JsonParser json = factory.createParser(header)) {
            expect(json.nextToken(), JsonToken.START_OBJECT);
            while (json.nextToken() != JsonToken.END_OBJECT) {
                expect(json.currentToken(), JsonToken.FIELD_NAME);
                String name = json.currentName();
                expect(json.nextToken(), JsonToken.START_OBJECT);
                if (name.equals("__metadata__")) {
                    json.skipChildren();
                } else {
                    array(name, json);
                }
            }
        } catch (IOException e) {
            throw broken(path, "its header is not the JSON of safetensors");
        }
    }

    private void array(String name, JsonParser json) throws IOException {
        String type = "";
        List<Long> shape = List.of();
        List<Long> offsets = List.of();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            expect(json.currentToken(), JsonToken.FIELD_NAME);
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "dtype" -> type = String.valueOf(json.getValueAsString());
                case "shape" -> shape = numbers(json);
                case "data_offsets" -> offsets = numbers(json);
                default -> json.skipChildren();
            }
        }
        if (offsets.size() != 2) {
            throw broken(path, "array \"%s\" has no data_offsets".formatted(name));
        }
        long begin = offsets.get(0);
        long end = offsets.get(1);
        if (begin < 0 || end < begin || end > length) {
            throw broken(
                    path,
                    String.format(
                            Locale.ROOT,
                            "array \"%s\" lies at %d to %d, outside the %d bytes of numbers",
                            name,
                            begin,
                            end,
                            length));
        }
        spans.add(new Span(name, begin, end));
        NumberKind kind = KINDS.get(type);
        if (kind == null) {
            others.add(
                    new NotLookedAt(name, "numbers of type %s are not understood".formatted(type)));
            return;
        }
        long bytes = StoredArray.elements(name, shape) * kind.size();
        if (bytes != end - begin) {
            throw broken(
                    path,
                    String.format(
                            Locale.ROOT,
                            "array \"%s\" of shape %s needs %d bytes and has %d",
                            name,
                            shape,
                            bytes,
                            end - begin));
        }
        arrays.add(
                new StoredArray(
                        name,
                        kind,
                        shape,
                        ByteOrder.LITTLE_ENDIAN,
                        new FileSlice(path, start + begin)));
    }

    private void checkSpans() {
        spans.sort(Comparator.comparingLong(Span::begin).thenComparingLong(Span::end));
        long at = 0;
        for (Span span : spans) {
            if (span.begin() != at) {
                throw broken(
                        path,
                        "array \"%s\" %s"
                                .formatted(
                                        span.name(),
                                        span.begin() < at
                                                ? "overlaps the one before it"
                                                : "leaves a hole before it"));
            }
            at = span.end();
        }
        if (at != length) {
            throw broken(
                    path,
                    String.format(
                            Locale.ROOT, "%d bytes at its end belong to no array", length - at));
        }
    }

    private static List<Long> numbers(JsonParser json) throws IOException {
        expect(json.currentToken(), JsonToken.START_ARRAY);
        List<Long> numbers = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(json.currentToken(), JsonToken.VALUE_NUMBER_INT);
            numbers.add(json.getLongValue());
        }
        return numbers;
    }

    private static void expect(JsonToken found, JsonToken expected) throws IOException {
        if (found != expected) {
            throw new IOException("expected %s, found %s".formatted(expected, found));
        }
    }

    private static ModelException broken(Path path, String why) {
        return new ModelException("%s is broken: %s; get it again".formatted(path, why));
    }
}
