package org.rekindle.data;

import java.util.List;
import java.util.Optional;

/**
 * A fault in the user's data or request. The message is for the user and says what was expected,
 * what was found and where. Where the request must change, {@link #reason} says how, so that a
 * program can point to its own way of asking: an option, a field of a form.
 */
public sealed class DataException extends RuntimeException permits NotFiniteException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with the request; each constant says how to correct it. */
    public enum Reason {
        /** {@link #columns} cannot be inputs. Drop them. */
        COLUMNS_UNUSABLE,
        /** A number is infinite, and infinite ones were to be refused. Do not refuse them. */
        INFINITE,
        /** {@link #columns} look like names or ids, and nothing else is left. Keep one of them. */
        NOTHING_BUT_NAMES,
        /** The target is among the columns to drop. Do not drop it. */
        TARGET_DROPPED,
        /**
         * No column has this name, and the file names none. Say where its header is, or a place.
         */
        NO_HEADER,
        /** There are several tables in a database. Say which is meant. */
        TABLE_NOT_NAMED,
        /** A table was chosen where there is but one, or no table at all. Do not choose one. */
        NO_TABLES_TO_CHOOSE_FROM,
        /** A query or a sample was requested of a file of arrays. Do without. */
        NO_PART_POSSIBLE,
        /** A column that the model reads is among those to drop. Do not drop it. */
        MODEL_INPUT_DROPPED,
        /** Every column is dropped. Drop fewer. */
        NO_INPUT_LEFT,
        /** The table fits neither in memory nor on the disk. Use fewer rows, or another disk. */
        NO_ROOM_ON_DISK,
        /** Regression was requested of a text. Request classification, or another target. */
        TARGET_IS_TEXT,
        /** Too few rows for a split. Give more, or do without a split. */
        TOO_FEW_ROWS,
        /** The target is a class, which is not scaled. Do not ask for a raw one. */
        TARGET_IS_CLASSES,
        /** The target's numbers make poor classes. Request regression, or another target. */
        NUMBERS_ARE_NO_CLASSES,
        /** A regression cannot be scored on so few values. Use more rows, or classification. */
        TARGET_VARIES_TOO_LITTLE
    }

    private final Optional<Reason> reason;
    private final List<String> columns;

    /** Without a reason: the message says what to do. */
    public DataException(String message) {
        super(inOneLine(message));
        reason = Optional.empty();
        columns = List.of();
    }

    /** Without a reason, but with what led to it, for whoever debugs. */
    public DataException(String message, Throwable cause) {
        super(inOneLine(message), cause);
        reason = Optional.empty();
        columns = List.of();
    }

    /**
     * A request that must change.
     *
     * @param columns those it is about, as the table names them; may be empty
     * @param message one clear line for the user
     */
    public DataException(Reason reason, List<String> columns, String message) {
        super(inOneLine(message));
        this.reason = Optional.of(reason);
        this.columns = List.copyOf(columns);
    }

    /** What must change in the request; empty where the message says what to do. */
    public Optional<Reason> reason() {
        return reason;
    }

    /** The columns that the reason is about, in the order of the table; may be empty. */
    public List<String> columns() {
        return columns;
    }

    /** Names and values from files may hold line breaks. */
    private static String inOneLine(String message) {
        return message.replaceAll("\\R", " ");
    }
}
