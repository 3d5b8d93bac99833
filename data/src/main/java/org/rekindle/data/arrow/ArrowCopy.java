package org.rekindle.data.arrow;

import com.google.flatbuffers.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;
import org.rekindle.data.delimited.CsvLine;
import org.rekindle.data.delimited.WrittenRows;
import org.rekindle.data.message.Sentence;
import org.rekindle.data.source.GrowthLimit;
import org.rekindle.data.source.Source;

/** Writes the rows of Arrow's messages as CSV, once. */
final class ArrowCopy {
    private static final int MOST_COLUMNS = 100_000;

    private final Source source;
    private final GrowthLimit limit;
    private final BufferAllocator allocator;
    private final ArrowMessages messages;
    private final Writer writer;
    private final List<ArrowColumn> columns = new ArrayList<>();
    private long unpacked;
    private long written;
    private long rows;
    private long longest;

    ArrowCopy(Source source, BufferAllocator allocator, ArrowMessages messages, Writer writer)
            throws IOException {
        this.source = source;
        this.limit =
                new GrowthLimit(
                        source, InputStream.nullInputStream(), Files.size(source.content()));
        this.allocator = allocator;
        this.messages = messages;
        this.writer = writer;
    }

    /**
     * All of them.
     *
     * @param copy that the writer writes
     */
    WrittenRows rows(Path copy) throws IOException {
        Message first = messages.next().orElseThrow(() -> new BrokenArrow("it is empty"));
        if (first.headerType() != MessageHeader.Schema) {
            throw new BrokenArrow("it does not begin with a schema");
        }
        take(header(first, new Schema()), first.getByteBuffer().capacity());
        Optional<Message> next = messages.next();
        while (next.isPresent()) {
            take(next.get());
            next = messages.next();
        }
        return new WrittenRows(
                copy, columns.stream().map(ArrowColumn::name).toList(), rows, longest);
    }

    private static <T extends Table> T header(Message message, T header) {
        if (message.header(header) == null) {
            throw new BrokenArrow("a message is empty");
        }
        return header;
    }

    /**
     * @param bytes that the schema has; fields may share their names, and would be far more
     */
    private void take(Schema schema, int bytes) {
        if (schema.endianness() != Endianness.Little) {
            throw source.fault(
                    "this file of Arrow comes from a machine with another order of bytes; save the"
                            + " table as Parquet");
        }
        if (schema.fieldsLength() > MOST_COLUMNS) {
            throw source.fault(
                    Sentence.of(
                            "it has %,d columns; at most %,d can be used",
                            schema.fieldsLength(), MOST_COLUMNS));
        }
        long letters = 0;
        for (int i = 0; i < schema.fieldsLength(); i++) {
            Field field = schema.fields(i);
            letters += ArrowColumn.name(field).length();
            if (letters > bytes) {
                throw new BrokenArrow("names are longer than the schema");
            }
            if (!ArrowColumn.isKnown(field)) {
                throw source.fault(
                        "column \"%s\" holds nested, mixed or binary values (%s); give it one number or one text per row, or remove it from the file"
                                .formatted(ArrowColumn.name(field), type(field)));
            }
            columns.add(ArrowColumn.of(field));
        }
        if (columns.isEmpty()) {
            throw source.fault("there is no column in it");
        }
    }

    private static String type(Field field) {
        int type = field.typeType();
        return type < 0 || type >= Type.names.length ? "an unknown type" : Type.name(type);
    }

    private void take(Message message) throws IOException {
        try (ArrowBuf body = messages.body(message, allocator)) {
            if (message.headerType() == MessageHeader.DictionaryBatch) {
                takeDictionary(header(message, new DictionaryBatch()), body);
            } else if (message.headerType() == MessageHeader.RecordBatch) {
                takeRows(batch(header(message, new RecordBatch()), body));
            } else {
                throw new BrokenArrow("a message of a kind that is not known");
            }
        }
    }

    private ArrowBatch batch(@Nullable RecordBatch batch, ArrowBuf body) {
        if (batch == null) {
            throw new BrokenArrow("a dictionary without values");
        }
        return new ArrowBatch(
                batch,
                body,
                more -> {
                    limit.check(more);
                    unpacked += more;
                    limit.check(unpacked);
                });
    }

    private void takeDictionary(DictionaryBatch dictionary, ArrowBuf body) throws IOException {
        for (ArrowColumn column : columns) {
            if (column.hasDictionary(dictionary.id())) {
                ArrowBatch batch = batch(dictionary.data(), body);
                List<FieldVector> vectors = batch.vectors(List.of(column.type()), allocator);
                try {
                    ArrowCells cells = new ArrowCells(column.type(), vectors.get(0));
                    column.define(
                            IntStream.range(0, batch.rows()).mapToObj(cells::text).toList(),
                            dictionary.isDelta());
                } finally {
                    vectors.forEach(FieldVector::close);
                }
            }
        }
    }

    private void takeRows(ArrowBatch batch) throws IOException {
        List<ArrowType> types = columns.stream().map(ArrowColumn::stored).toList();
        List<FieldVector> vectors = batch.vectors(types, allocator);
        try {
            List<ArrowCells> cells = new ArrayList<>(types.size());
            for (int i = 0; i < types.size(); i++) {
                cells.add(new ArrowCells(types.get(i), vectors.get(i)));
            }
            for (int row = 0; row < batch.rows(); row++) {
                write(cells, row);
            }
        } finally {
            vectors.forEach(FieldVector::close);
        }
    }

    private void write(List<ArrowCells> cells, int row) throws IOException {
        List<String> texts = new ArrayList<>(cells.size());
        long letters = 0;
        for (int i = 0; i < cells.size(); i++) {
            String text = columns.get(i).text(cells.get(i).text(row));
            texts.add(text);
            letters += text.length();
        }
        CsvLine.write(writer, texts);
        longest = Math.max(longest, letters);
        written += letters + texts.size();
        limit.check(written);
        rows++;
    }
}
