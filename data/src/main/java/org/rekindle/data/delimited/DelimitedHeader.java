package org.rekindle.data.delimited;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rekindle.data.DataException;
import org.rekindle.data.message.Sentence;
import org.rekindle.data.source.Source;
import org.rekindle.text.NumberText;

/**
 * The names of the columns of a delimited file.
 *
 * @param names one per column, in order, each once
 * @param unnamed how many columns the file gives no name; they are called by their place
 */
public record DelimitedHeader(List<String> names, int unnamed) {
    /**
     * @param cells what the file says, one for each column
     * @throws DataException when two columns have the same name
     */
    static DelimitedHeader of(Source source, List<String> cells) {
        List<String> names = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        int unnamed = 0;
        for (String cell : cells) {
            int place = names.size() + 1;
            String name = cell.strip();
            if (name.isEmpty()) {
                name = byPlace(place);
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
        return new DelimitedHeader(List.copyOf(names), unnamed);
    }

    /**
     * What a column is called that has no name.
     *
     * @param place counted from 1
     */
    public static String byPlace(int place) {
        return "column_" + place;
    }

    /** Where some columns have no name, though others have one. */
    List<String> notes() {
        return unnamed == 0 || unnamed == names.size()
                ? List.of()
                : List.of(
                        "%s no name in the header, and %s by place, such as column_1."
                                .formatted(
                                        NumberText.count(unnamed, "column")
                                                + (unnamed == 1 ? " has" : " have"),
                                        unnamed == 1 ? "is called" : "are called"));
    }
}
