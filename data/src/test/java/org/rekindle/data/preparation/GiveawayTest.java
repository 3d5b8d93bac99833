package org.rekindle.data.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import org.rekindle.data.Sample;
import org.rekindle.data.table.Column;
import org.rekindle.data.table.NumberColumn;
import org.rekindle.data.table.Target;
import org.rekindle.data.table.TextColumn;
import org.rekindle.network.Task;

class GiveawayTest {
    private static final NumberColumn NOISE = numbers("noise", i -> new Random(i).nextDouble());

    private static NumberColumn numbers(String name, IntToDoubleFunction value) {
        return NumberColumn.of(name, IntStream.range(0, Sample.ROWS).mapToDouble(value).toArray());
    }

    private static List<String> found(Target target, Column... columns) {
        return Giveaway.among(List.of(columns), target).stream().map(Giveaway::column).toList();
    }

    private static Target classes(int count) {
        return Sample.text("y", IntStream.range(0, Sample.ROWS).mapToObj(i -> "c" + i * 7 % count))
                .target(null, true);
    }

    @Example
    void copiesMultiplesAndRecodingsOfAClassAreFound() {
        Target target = classes(3);
        NumberColumn code = numbers("code", i -> 10 - i * 7 % 3);
        TextColumn word =
                Sample.text("word", IntStream.range(0, Sample.ROWS).mapToObj(i -> "w" + i * 7 % 3));
        NumberColumn size = numbers("size", i -> i * 7 % 3 + new Random(i).nextDouble() * 0.9);
        assertThat(found(target, code, NOISE, word, size)).containsExactly("code", "word", "size");
    }

    @Example
    void copiesOfANumberAreFound() {
        Target target = numbers("y", i -> Math.sin(i)).target(null, true);
        NumberColumn multiple = numbers("multiple", i -> -3 * Math.sin(i) + 1);
        NumberColumn logarithm = numbers("log", i -> Math.log(2 + Math.sin(i)));
        NumberColumn near = numbers("near", i -> Math.sin(i) + new Random(i).nextGaussian() / 5);
        assertThat(found(target, multiple, NOISE, logarithm, near))
                .containsExactly("multiple", "log");
    }

    @Example
    void theOnlyInputMayDetermineTheTargetUnlessItIsTheTarget() {
        Target target = classes(2);
        assertThat(found(target, numbers("x", i -> i * 7 % 2 + 2 * (i % 10)))).isEmpty();
        assertThat(found(target, numbers("x", i -> i * 7 % 2))).containsExactly("x");

        Target number = numbers("y", i -> Math.exp(Math.sin(i))).target(null, true);
        assertThat(found(number, numbers("x", Math::sin))).isEmpty();
        assertThat(found(number, numbers("x", i -> -4 * Math.exp(Math.sin(i)))))
                .containsExactly("x");
    }

    @Example
    void aWarningNamesTheColumn() {
        Target target = classes(2);
        assertThat(Giveaway.among(List.of(numbers("x", i -> i * 7 % 2), NOISE), target))
                .extracting(Giveaway::warning)
                .containsExactly(
                        "Column \"x\" alone determines the target: each of its values goes with one"
                                + " class. If it is not known before the target is, the score means nothing.");
    }

    @Example
    void whatNearlyHasTheOrderOfTheTargetIsNotCalledExact() {
        Target target = numbers("y", i -> i).target(Task.REGRESSION, true);
        NumberColumn noisy = numbers("noisy", i -> i + new Random(i).nextGaussian() * 0.7);
        NumberColumn cube = numbers("cube", i -> Math.pow(i, 3));
        assertThat(Giveaway.among(List.of(noisy, cube, NOISE), target))
                .extracting(Giveaway::warning)
                .satisfiesExactly(
                        almost ->
                                assertThat(almost)
                                        .matches(
                                                "Column \"noisy\" almost determines the target: their rank"
                                                        + " correlation is 0\\.999\\d\\. .*"),
                        exact ->
                                assertThat(exact)
                                        .startsWith(
                                                "Column \"cube\" alone determines the target: one of"
                                                        + " them orders the rows"));
    }

    @Example
    void noiseIsFoundInAtMostOneOfAThousandTables() {
        assertThat(IntStream.range(0, 1000).filter(GiveawayTest::isFoundInNoise))
                .hasSizeLessThanOrEqualTo(1);
    }

    /** Whether any of twenty columns seems to determine a rare class, or a number. */
    private static boolean isFoundInNoise(int seed) {
        Random random = new Random(seed);
        Column[] noise =
                IntStream.range(0, 20)
                        .mapToObj(
                                column ->
                                        column % 2 == 0
                                                ? numbers("x" + column, i -> random.nextGaussian())
                                                : numbers("x" + column, i -> random.nextInt(30)))
                        .toArray(Column[]::new);
        Target rare =
                Sample.text("y", IntStream.range(0, Sample.ROWS).mapToObj(i -> i < 3 ? "a" : "b"))
                        .target(null, true);
        Target number = numbers("y", i -> random.nextGaussian()).target(Task.REGRESSION, true);
        return !found(rare, noise).isEmpty() || !found(number, noise).isEmpty();
    }
}
