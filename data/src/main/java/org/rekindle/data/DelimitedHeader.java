package org.rekindle.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The first line of a delimited file.
 *
 * @param delimiter what stands between two names
 * @param names one per column, in order, each once
 * @param unnamed how many columns the file gives no name; they are called by their number
 */
record DelimitedHeader(char delimiter, List<String> names, int unnamed) {
    private static final String DELIMITERS = ",;\t|";
    private static final char QUOTE = '"';
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int LONGEST = 1 << 24;

    static DelimitedHeader read(Source source) {
        String line = firstRecord(source);
        if (line.isBlank()) {
            throw source.fault("the first line is empty; it must name the columns");
        }
        char delimiter = delimiterOf(line);
        List<String> names = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        int unnamed = 0;
        for (String cell : cells(line, delimiter)) {
            int place = names.size() + 1;
            String name = cell.strip();
            if (name.isEmpty()) {
                name = "column_" + place;
                unnamed++;
            }
            Integer earlier = places.put(name, place);
            if (earlier != null) {
                throw source.fault(
                        Sentence.of(
                                "the header names columns %,d and %,d both \"%s\"; give each column"
                                        + " its own name",
                                earlier, place, name));
            }
            names.add(name);
        }
        return new DelimitedHeader(delimiter, List.copyOf(names), unnamed);
    }

    /** Up to the first line break outside quotes. */
    private static String firstRecord(Source source) {
        // Unlike a reader made from a charset, one made from its decoder reports what is not UTF-8.
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                source.open(), StandardCharsets.UTF_8.newDecoder()))) {
            StringBuilder line = new StringBuilder();
            boolean quoted = false;
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                if (c == QUOTE && (quoted || startsCell(line))) {
                    quoted = !quoted;
                }
                if (!quoted && (c == '\n' || c == '\r')) {
                    break;
                }
                if (c != BYTE_ORDER_MARK || !line.isEmpty()) {
                    line.append((char) c);
                }
                if (line.length() > LONGEST) {
                    throw source.fault(
                            Sentence.of(
                                    "the first line is longer than %,d characters; it must name the"
                                            + " columns",
                                    LONGEST));
                }
            }
            return line.toString();
        } catch (CharacterCodingException e) {
            throw source.fault("the file is not UTF-8 text; save it as UTF-8", e);
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    private static boolean startsCell(StringBuilder line) {
        return line.isEmpty() || DELIMITERS.indexOf(line.charAt(line.length() - 1)) >= 0;
    }

    /** The candidate that makes the most cells; a comma when all make one. */
    private static char delimiterOf(String line) {
        char best = DELIMITERS.charAt(0);
        int most = 1;
        for (int i = 0; i < DELIMITERS.length(); i++) {
            int cells = cells(line, DELIMITERS.charAt(i)).size();
            if (cells > most) {
                best = DELIMITERS.charAt(i);
                most = cells;
            }
        }
        return best;
    }

    /** A quote opens only a cell that starts with it; elsewhere it is a letter like others. */
    private static List<String> cells(String line, char delimiter) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == QUOTE && (quoted || cell.isEmpty())) {
                boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == QUOTE;
                if (doubled) {
                    cell.append(QUOTE);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == delimiter && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
