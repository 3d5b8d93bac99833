package org.rekindle.data.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    void anUnknownColumnIsAnsweredWithWhatWasMeant() {
        assertThat(Names.unknownColumn("diagnose", List.of("radius", "diagnosis")))
                .isEqualTo(
                        "there is no column \"diagnose\"; did you mean \"diagnosis\"? (the columns"
                                + " are radius, diagnosis)");
    }

    @Test
    void aNameLikeNoOtherGetsNoGuess() {
        assertThat(Names.unknownColumn("zzz", List.of("radius", "diagnosis")))
                .isEqualTo("there is no column \"zzz\" (the columns are radius, diagnosis)");
    }

    @Test
    void onlyTheFirstTwentyAreNamed() {
        List<String> names = IntStream.range(0, 1022).mapToObj(i -> "c" + i).toList();
        assertThat(Names.abbreviate(names)).startsWith("c0, c1, ").endsWith(", c19 and 1,002 more");
        assertThat(Names.abbreviate(names.subList(0, 20))).endsWith(", c18, c19");
    }

    @Property
    void editDistanceIsThatOfItsDefinition(
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 6) String a,
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 6) String b) {
        assertThat(EditDistance.between(a, b)).isEqualTo(naive(a, b));
    }

    /** The recursion that defines it. */
    private static int naive(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.length() + b.length();
        }
        int change = a.charAt(0) == b.charAt(0) ? 0 : 1;
        return Math.min(
                change + naive(a.substring(1), b.substring(1)),
                1 + Math.min(naive(a.substring(1), b), naive(a, b.substring(1))));
    }

    @Test
    void capitalsDoNotMatter() {
        assertThat(EditDistance.between("Income", "INCOME")).isZero();
    }
}
