package org.rekindle.data.arrow;

import com.github.luben.zstd.ZstdOutputStream;
import com.google.flatbuffers.FlatBufferBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.flatbuf.BodyCompression;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.DictionaryEncoding;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Type;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;

/**
 * Files of Arrow with the columns x (a number, missing in every seventh row), w (a text), c (a text
 * with a dictionary) and y (a whole number), written byte by byte.
 */
// Every buffer here is allocated whole.
@SuppressWarnings("ByteBufferBackingArray")
public final class ArrowBytes {
    /** How buffers are packed. */
    public enum Packing {
        NONE,
        LZ4,
        ZSTD
    }

    private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END_OF_STREAM = {-1, -1, -1, -1, 0, 0, 0, 0};
    private static final int ALIGNMENT = 8;

    private final Packing packing;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private FlatBufferBuilder builder = new FlatBufferBuilder();

    private ArrowBytes(Packing packing) {
        this.packing = packing;
    }

    /** As a program sends it. */
    public static byte[] stream(int rows, Packing packing) {
        ArrowBytes arrow = new ArrowBytes(packing);
        arrow.message(MessageHeader.Schema, schema(arrow.builder(), Type.Int), new byte[0]);
        arrow.dictionary("red", "green");
        arrow.rows(rows, rows);
        arrow.out.writeBytes(END_OF_STREAM);
        return arrow.out.toByteArray();
    }

    /** As a file has it. */
    public static byte[] file(int rows, Packing packing) {
        byte[] stream = stream(rows, packing);
        ByteBuffer file = ByteBuffer.allocate(ALIGNMENT + stream.length + 4 + Integer.BYTES + 6);
        file.order(ByteOrder.LITTLE_ENDIAN).put(MAGIC).position(ALIGNMENT);
        file.put(stream).position(ALIGNMENT + stream.length + 4);
        return file.putInt(4).put(MAGIC).array();
    }

    /** A stream whose batch says that it has another number of rows than its columns. */
    static byte[] declaring(long rows, long inColumns) {
        ArrowBytes arrow = new ArrowBytes(Packing.NONE);
        arrow.message(MessageHeader.Schema, schema(arrow.builder(), Type.Int), new byte[0]);
        arrow.rows(rows, inColumns);
        return arrow.out.toByteArray();
    }

    /** A stream without rows whose column y is of another type. */
    static byte[] of(byte type) {
        ArrowBytes arrow = new ArrowBytes(Packing.NONE);
        arrow.message(MessageHeader.Schema, schema(arrow.builder(), type), new byte[0]);
        return arrow.out.toByteArray();
    }

    private FlatBufferBuilder builder() {
        builder = new FlatBufferBuilder();
        return builder;
    }

    private static int schema(FlatBufferBuilder builder, byte typeOfY) {
        int[] fields = {
            field(builder, "x", Type.FloatingPoint, -1),
            field(builder, "w", Type.Utf8, -1),
            field(builder, "c", Type.Utf8, 5),
            field(builder, "y", typeOfY, -1)
        };
        int vector = Schema.createFieldsVector(builder, fields);
        Schema.startSchema(builder);
        Schema.addFields(builder, vector);
        return Schema.endSchema(builder);
    }

    private static int field(FlatBufferBuilder builder, String name, byte type, long dictionary) {
        int offset = builder.createString(name);
        int typeOffset;
        if (type == Type.FloatingPoint) {
            typeOffset = FloatingPoint.createFloatingPoint(builder, Precision.DOUBLE);
        } else if (type == Type.Int) {
            typeOffset = org.apache.arrow.flatbuf.Int.createInt(builder, 64, true);
        } else {
            builder.startTable(0);
            typeOffset = builder.endTable();
        }
        int encoding = 0;
        if (dictionary >= 0) {
            int index = org.apache.arrow.flatbuf.Int.createInt(builder, 8, true);
            encoding =
                    DictionaryEncoding.createDictionaryEncoding(
                            builder, dictionary, index, false, (short) 0);
        }
        Field.startField(builder);
        Field.addName(builder, offset);
        Field.addNullable(builder, true);
        Field.addTypeType(builder, type);
        Field.addType(builder, typeOffset);
        if (encoding > 0) {
            Field.addDictionary(builder, encoding);
        }
        return Field.endField(builder);
    }

    private void dictionary(String... words) {
        List<byte[]> buffers = List.of(new byte[0], offsets(words), letters(words));
        byte[] body = body(buffers);
        FlatBufferBuilder own = builder();
        int batch = batch(own, words.length, words.length, 1, 0, buffers);
        DictionaryBatch.startDictionaryBatch(own);
        DictionaryBatch.addId(own, 5);
        DictionaryBatch.addData(own, batch);
        message(MessageHeader.DictionaryBatch, DictionaryBatch.endDictionaryBatch(own), body);
    }

    private void rows(long declared, long inColumns) {
        int rows = (int) Math.max(0, Math.min(inColumns, 1000));
        String[] words = IntStream.range(0, rows).mapToObj(i -> "w" + i % 3).toArray(String[]::new);
        byte[] numbers = new byte[rows * Double.BYTES];
        byte[] classes = new byte[rows * Long.BYTES];
        ByteBuffer x = little(numbers);
        ByteBuffer y = little(classes);
        byte[] valid = new byte[(rows + 7) / 8];
        byte[] places = new byte[rows];
        for (int i = 0; i < rows; i++) {
            x.putDouble(i / 4.0);
            y.putLong(i % 2);
            places[i] = (byte) (i % 2);
            if (i % 7 != 0) {
                valid[i / 8] |= (byte) (1 << i % 8);
            }
        }
        List<byte[]> buffers =
                List.of(
                        valid,
                        numbers,
                        new byte[0],
                        offsets(words),
                        letters(words),
                        new byte[0],
                        places,
                        new byte[0],
                        classes);
        byte[] body = body(buffers);
        FlatBufferBuilder own = builder();
        message(
                MessageHeader.RecordBatch,
                batch(own, declared, inColumns, 4, (rows + 6) / 7, buffers),
                body);
    }

    private int batch(
            FlatBufferBuilder own,
            long declared,
            long inColumns,
            int columns,
            int missing,
            List<byte[]> buffers) {
        RecordBatch.startNodesVector(own, columns);
        for (int i = columns - 1; i >= 0; i--) {
            FieldNode.createFieldNode(own, inColumns, i == 0 ? missing : 0);
        }
        int nodes = own.endVector();
        long[] starts = new long[buffers.size() + 1];
        for (int i = 0; i < buffers.size(); i++) {
            starts[i + 1] = starts[i] + padded(packed(buffers.get(i)).length);
        }
        RecordBatch.startBuffersVector(own, buffers.size());
        for (int i = buffers.size() - 1; i >= 0; i--) {
            Buffer.createBuffer(own, starts[i], packed(buffers.get(i)).length);
        }
        int places = own.endVector();
        int compression =
                packing == Packing.NONE
                        ? 0
                        : BodyCompression.createBodyCompression(
                                own,
                                packing == Packing.LZ4
                                        ? CompressionType.LZ4_FRAME
                                        : CompressionType.ZSTD,
                                (byte) 0);
        RecordBatch.startRecordBatch(own);
        RecordBatch.addLength(own, declared);
        RecordBatch.addNodes(own, nodes);
        RecordBatch.addBuffers(own, places);
        if (compression > 0) {
            RecordBatch.addCompression(own, compression);
        }
        return RecordBatch.endRecordBatch(own);
    }

    private void message(byte type, int header, byte[] body) {
        Message.startMessage(builder);
        Message.addVersion(builder, MetadataVersion.V5);
        Message.addHeaderType(builder, type);
        Message.addHeader(builder, header);
        Message.addBodyLength(builder, body.length);
        builder.finish(Message.endMessage(builder));
        byte[] bytes = builder.sizedByteArray();
        byte[] padded = Arrays.copyOf(bytes, padded(bytes.length));
        out.writeBytes(
                little(new byte[2 * Integer.BYTES]).putInt(-1).putInt(padded.length).array());
        out.writeBytes(padded);
        out.writeBytes(body);
    }

    private byte[] body(List<byte[]> buffers) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] buffer : buffers) {
            byte[] packed = packed(buffer);
            body.writeBytes(Arrays.copyOf(packed, padded(packed.length)));
        }
        return body.toByteArray();
    }

    private byte[] packed(byte[] bytes) {
        if (packing == Packing.NONE || bytes.length == 0) {
            return bytes;
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.writeBytes(little(new byte[Long.BYTES]).putLong(bytes.length).array());
        try (OutputStream stream =
                packing == Packing.LZ4
                        ? new FramedLZ4CompressorOutputStream(packed)
                        : new ZstdOutputStream(packed)) {
            stream.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] offsets(String... words) {
        byte[] bytes = new byte[(words.length + 1) * Integer.BYTES];
        ByteBuffer offsets = little(bytes).putInt(0);
        int end = 0;
        for (String word : words) {
            end += word.length();
            offsets.putInt(end);
        }
        return bytes;
    }

    private static byte[] letters(String... words) {
        return String.join("", words).getBytes(StandardCharsets.US_ASCII);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int padded(int length) {
        return (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
