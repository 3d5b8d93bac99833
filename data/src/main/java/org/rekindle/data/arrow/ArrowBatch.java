package org.rekindle.data.arrow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.TypeLayout;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.FieldType;

/**
 * The buffers of some rows, column after column.
 *
 * @param batch what the message says of them
 * @param body that they lie in
 * @param limit asked before memory is taken, with the number of bytes
 */
record ArrowBatch(RecordBatch batch, ArrowBuf body, LongConsumer limit) {
    int rows() {
        long rows = batch.length();
        if (rows < 0 || rows > Integer.MAX_VALUE) {
            throw new BrokenArrow("a batch of impossible length");
        }
        return (int) rows;
    }

    /** A vector for each of these types, which the caller closes. */
    List<FieldVector> vectors(List<ArrowType> types, BufferAllocator allocator) throws IOException {
        ArrowCodec codec =
                batch.compression() == null
                        ? ArrowCodec.NONE
                        : ArrowCodec.of(batch.compression().codec());
        List<FieldVector> vectors = new ArrayList<>();
        try {
            int buffer = 0;
            int view = 0;
            for (int i = 0; i < types.size(); i++) {
                ArrowType type = types.get(i);
                FieldVector vector =
                        FieldType.nullable(type).createNewSingleVector("", allocator, null);
                vectors.add(vector);
                long buffers = TypeLayout.getTypeBufferCount(type);
                if (type instanceof ArrowType.Utf8View) {
                    buffers += batch.variadicBufferCounts(view++);
                }
                if (buffers < 0 || buffers > batch.buffersLength() - buffer) {
                    throw new BrokenArrow("buffers are missing");
                }
                load(vector, batch.nodes(i), buffer, (int) buffers, codec);
                buffer += (int) buffers;
            }
            return vectors;
        } catch (IOException | RuntimeException e) {
            vectors.forEach(FieldVector::close);
            throw e;
        }
    }

    private void load(FieldVector vector, FieldNode node, int first, int count, ArrowCodec codec)
            throws IOException {
        int rows = rows();
        if (node.length() != rows || node.nullCount() < 0 || node.nullCount() > rows) {
            throw new BrokenArrow("a column has another length than the batch");
        }
        List<ArrowBuf> buffers = new ArrayList<>();
        try {
            for (int i = first; i < first + count; i++) {
                buffers.add(buffer(batch.buffers(i), vector.getAllocator(), codec));
            }
            vector.loadFieldBuffers(new ArrowFieldNode(rows, node.nullCount()), buffers);
        } finally {
            buffers.forEach(ArrowBuf::close);
        }
        if (!(vector instanceof NullVector) && vector.getValueCapacity() < rows) {
            throw new BrokenArrow("a buffer is too short");
        }
    }

    private ArrowBuf buffer(Buffer place, BufferAllocator allocator, ArrowCodec codec)
            throws IOException {
        if (place.offset() < 0
                || place.length() < 0
                || place.length() > body.capacity() - place.offset()) {
            throw new BrokenArrow("a buffer lies outside of its batch");
        }
        return codec.unpacked(body.slice(place.offset(), place.length()), allocator, limit);
    }
}
