package org.rekindle.data.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.rekindle.data.message.Names;
import org.rekindle.data.message.Sentence;
import org.rekindle.text.NumberText;

/**
 * What becomes of classes with too few rows for training, validation and test. If they are few rows
 * together, these rows are left out. If they are more, they become one class.
 */
final class RareClasses {
    /** One row for each part. */
    static final int FEWEST_ROWS = 3;

    /** The share of the rows up to which rare classes are left out. */
    private static final double FEW_ROWS = 0.1;

    /** The class that rare ones become. */
    private static final String OTHER = "(other)";

    private final int[] numbers;
    private final int count;
    private final boolean joined;
    private final List<String> notes;

    private RareClasses(int[] numbers, int count, boolean joined, List<String> notes) {
        this.numbers = numbers;
        this.count = count;
        this.joined = joined;
        this.notes = notes;
    }

    /** Every class as it is. */
    private static RareClasses none(int classes) {
        return new RareClasses(IntStream.range(0, classes).toArray(), classes, false, List.of());
    }

    /**
     * Of classes with so many rows. Where most rows belong to rare classes, or no class is left
     * without them, every class stays as it is.
     *
     * @param split whether the rows will be split; if not, no class is too rare
     */
    static RareClasses of(int[] counts, List<String> labels, boolean split) {
        int rows = IntStream.of(counts).sum();
        int rareRows = IntStream.of(counts).filter(count -> count < FEWEST_ROWS).sum();
        int frequent = (int) IntStream.of(counts).filter(count -> count >= FEWEST_ROWS).count();
        boolean join = rareRows >= FEWEST_ROWS && (rareRows > FEW_ROWS * rows || frequent == 1);
        boolean helps = frequent > 1 || (frequent == 1 && join);
        if (!split || rareRows == 0 || 2 * rareRows > rows || !helps) {
            return none(labels.size());
        }
        int[] numbers = new int[counts.length];
        int next = 0;
        List<String> rare = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] >= FEWEST_ROWS) {
                numbers[i] = next++;
            } else {
                numbers[i] = join ? frequent : -1;
                rare.add("%s (%s)".formatted(labels.get(i), NumberText.count(counts[i], "row")));
            }
        }
        String which = Names.abbreviate(rare);
        String note =
                join
                        ? Sentence.of(
                                "Classes with fewer than %d rows, too few to split, are joined as"
                                        + " \"%s\": %s.",
                                FEWEST_ROWS, OTHER, which)
                        : Sentence.of(
                                "Left out the rows of classes with fewer than %d rows, too few to"
                                        + " split: %s.",
                                FEWEST_ROWS, which);
        return new RareClasses(numbers, next + (join ? 1 : 0), join, List.of(note));
    }

    /** The number of a class from now on; -1 where it is left out. */
    int numberOf(int before) {
        return numbers[before];
    }

    /** Whether some are left out or joined. */
    boolean changeSomething() {
        return !notes.isEmpty();
    }

    /** How many classes there are from now on. */
    int count() {
        return count;
    }

    /** Their labels. */
    List<String> labels(List<String> before) {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] == labels.size() && !(joined && numbers[i] == count - 1)) {
                labels.add(before.get(i));
            }
        }
        if (joined) {
            labels.add(OTHER);
        }
        return labels;
    }

    List<String> notes() {
        return notes;
    }
}
