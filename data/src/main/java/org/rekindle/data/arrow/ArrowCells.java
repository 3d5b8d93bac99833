package org.rekindle.data.arrow;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.DurationVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FloatingPointVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeMilliVector;
import org.apache.arrow.vector.TimeNanoVector;
import org.apache.arrow.vector.TimeSecVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.ViewVarCharVector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * The cells of a column as text, as a CSV file would have them; empty for a missing one.
 *
 * @param type of the values, which the vector holds
 * @param vector with the rows of one batch
 */
record ArrowCells(ArrowType type, FieldVector vector) {
    private static final int LONG_BITS = 64;

    String text(int row) {
        if (vector instanceof NullVector || vector.isNull(row)) {
            return "";
        }
        if (vector instanceof BaseIntVector whole) {
            return whole(whole.getValueAsLong(row));
        }
        if (vector instanceof FloatingPointVector real) {
            double value = real.getValueAsDouble(row);
            return Double.isNaN(value) ? "" : Double.toString(value);
        }
        if (vector instanceof BitVector truth) {
            return truth.get(row) == 1 ? "true" : "false";
        }
        if (vector instanceof DecimalVector decimal) {
            return decimal.getObject(row).toString();
        }
        if (vector instanceof Decimal256Vector decimal) {
            return decimal.getObject(row).toString();
        }
        return isText() ? words(row) : moment(row);
    }

    private String whole(long value) {
        ArrowType.Int whole = (ArrowType.Int) type;
        if (whole.getIsSigned()) {
            return Long.toString(value);
        }
        return whole.getBitWidth() == LONG_BITS
                ? Long.toUnsignedString(value)
                : Long.toString(value & ((1L << whole.getBitWidth()) - 1));
    }

    private boolean isText() {
        return vector instanceof VarCharVector
                || vector instanceof LargeVarCharVector
                || vector instanceof ViewVarCharVector;
    }

    /** No length is believed before the file has so many bytes. */
    private String words(int row) {
        if (vector instanceof ViewVarCharVector view) {
            long most =
                    view.getDataBuffers().stream().mapToLong(ArrowBuf::capacity).max().orElse(0);
            checkLength(view.getValueLength(row), Math.max(most, view.getDataBuffer().capacity()));
            return new String(view.get(row), StandardCharsets.UTF_8);
        }
        if (vector instanceof VarCharVector text) {
            checkLength(text.getValueLength(row), text.getDataBuffer().capacity());
            return new String(text.get(row), StandardCharsets.UTF_8);
        }
        LargeVarCharVector large = (LargeVarCharVector) vector;
        long at = (long) row * Long.BYTES;
        long start = large.getOffsetBuffer().getLong(at);
        long end = large.getOffsetBuffer().getLong(at + Long.BYTES);
        checkLength(end - start, large.getDataBuffer().capacity());
        return new String(large.get(row), StandardCharsets.UTF_8);
    }

    private static void checkLength(long length, long most) {
        if (length < 0 || length > most) {
            throw new BrokenArrow("a text is longer than its buffer");
        }
    }

    /** What no calendar has stays a number, and will be named as an odd cell. */
    private String moment(int row) {
        long count = count(row);
        try {
            return moment(count);
        } catch (DateTimeException | ArithmeticException e) {
            return Long.toString(count);
        }
    }

    private String moment(long count) {
        if (type instanceof ArrowType.Timestamp stamp) {
            long perSecond = perSecond(stamp.getUnit());
            LocalDateTime moment =
                    LocalDateTime.ofEpochSecond(
                            Math.floorDiv(count, perSecond),
                            (int)
                                    (Math.floorMod(count, perSecond)
                                            * (perSecond(TimeUnit.NANOSECOND) / perSecond)),
                            ZoneOffset.UTC);
            return stamp.getTimezone() == null ? moment.toString() : moment + "Z";
        }
        if (type instanceof ArrowType.Time time) {
            return LocalTime.ofNanoOfDay(
                            Math.multiplyExact(
                                    count,
                                    perSecond(TimeUnit.NANOSECOND) / perSecond(time.getUnit())))
                    .truncatedTo(ChronoUnit.SECONDS)
                    .format(DateTimeFormatter.ISO_LOCAL_TIME);
        }
        if (type instanceof ArrowType.Duration duration) {
            return BigDecimal.valueOf(count)
                    .divide(BigDecimal.valueOf(perSecond(duration.getUnit())))
                    .toString();
        }
        return vector instanceof DateDayVector
                ? LocalDate.ofEpochDay(count).toString()
                : LocalDate.ofEpochDay(Duration.ofMillis(count).toDays()).toString();
    }

    private long count(int row) {
        if (vector instanceof TimeStampVector stamp) {
            return stamp.get(row);
        }
        if (vector instanceof DateDayVector day) {
            return day.get(row);
        }
        if (vector instanceof DateMilliVector day) {
            return day.get(row);
        }
        if (vector instanceof TimeSecVector time) {
            return time.get(row);
        }
        if (vector instanceof TimeMilliVector time) {
            return time.get(row);
        }
        if (vector instanceof TimeMicroVector time) {
            return time.get(row);
        }
        if (vector instanceof TimeNanoVector time) {
            return time.get(row);
        }
        return DurationVector.get(((DurationVector) vector).getDataBuffer(), row);
    }

    private static long perSecond(TimeUnit unit) {
        return switch (unit) {
            case SECOND -> 1;
            case MILLISECOND -> 1_000;
            case MICROSECOND -> 1_000_000;
            case NANOSECOND -> 1_000_000_000;
        };
    }
}
