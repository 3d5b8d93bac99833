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
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int LONGEST = 1 << 24;

    static DelimitedHeader read(Source source) {
        String line = firstRecord(source);
        if (line.isBlank()) {
            throw source.fault("the first line is empty; it must name the columns");
        }
        char delimiter = Delimiter.of(line);
        List<String> names = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        int unnamed = 0;
        for (String cell : Delimiter.cells(line, delimiter)) {
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
                if (c == Delimiter.QUOTE && (quoted || startsCell(line))) {
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
        return line.isEmpty() || Delimiter.CANDIDATES.indexOf(line.charAt(line.length() - 1)) >= 0;
    }
}
