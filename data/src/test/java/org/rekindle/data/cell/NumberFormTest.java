package org.rekindle.data.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class NumberFormTest {
    private static double[] read(String... words) {
        NumberForm form = NumberForm.of(List.of(words), false).orElseThrow();
        return List.of(words).stream().mapToDouble(word -> form.read(word).orElseThrow()).toArray();
    }

    private static void assertNone(String... words) {
        assertThat(NumberForm.of(List.of(words), false))
                .describedAs("%s", (Object) words)
                .isEmpty();
    }

    @Example
    void decimalCommas() {
        assertThat(read("0,5", "-1,25", "3")).containsExactly(0.5, -1.25, 3);
        assertThat(read("1.234,5", "12.345.678", "1,234")).containsExactly(1234.5, 12345678, 1.234);
        assertThat(read("1 234,5", "0,5")).containsExactly(1234.5, 0.5);
        assertThat(read("1,5e3", "2,0")).containsExactly(1500, 2);
    }

    @Example
    void thousands() {
        assertThat(read("1,234", "12,345,678", "5")).containsExactly(1234, 12345678, 5);
        assertThat(read("1,234.5", "999")).containsExactly(1234.5, 999);
        assertThat(read("1 234", "12\u00a0345", "7\u202f000.5"))
                .containsExactly(1234, 12345, 7000.5);
        assertThat(read("1'234.50", "12’345")).containsExactly(1234.5, 12345);
    }

    @Example
    void aCommaThatMayBeBothFollowsTheRestOfTheTable() {
        List<String> words = List.of("1,234", "5,678");
        assertThat(NumberForm.of(words, false).orElseThrow().read("1,234")).hasValue(1234);
        assertThat(NumberForm.of(words, true).orElseThrow().read("1,234")).hasValue(1.234);
        assertThat(NumberForm.showsDecimalComma(words)).isFalse();
        assertThat(NumberForm.showsDecimalComma(List.of("0,123"))).isTrue();
        assertThat(NumberForm.showsDecimalComma(List.of("1.234"))).isFalse();
    }

    @Example
    void percentCurrencyParenthesesAndUnits() {
        assertThat(read("5%", "-2.5 %")).containsExactly(5, -2.5);
        assertThat(read("$1,234.50", "-$5", "$ 7", "$-8")).containsExactly(1234.5, -5, 7, -8);
        assertThat(read("1.234,50 €", "5,00 €")).containsExactly(1234.5, 5);
        assertThat(read("EUR 5", "EUR 6.5")).containsExactly(5, 6.5);
        assertThat(read("(5)", "7", "(1,000)")).containsExactly(-5, 7, -1000);
        assertThat(read("($5.00)", "$6")).containsExactly(-5, 6);
        assertThat(read("5 kg", "7.5kg")).containsExactly(5, 7.5);
        assertThat(read("1 minute", "10 minutes")).containsExactly(1, 10);
        assertThat(read("3 km/h", "4 km/h", "−5 km/h")).containsExactly(3, 4, -5);
        assertThat(read("21°C", "19°C")).containsExactly(21, 19);
    }

    @Example
    void whatIsReadIsTold() {
        NumberForm form = NumberForm.of(List.of("$1,234", "($5)"), false).orElseThrow();
        assertThat(form.separators()).isEqualTo(Separators.COMMA_THOUSANDS);
        assertThat(form.marks()).containsExactly("$", "(5) for -5");
        assertThat(form.isPlain()).isFalse();
        assertThat(NumberForm.of(List.of("5", "6.5"), false).orElseThrow().isPlain()).isTrue();
    }

    @Example
    void otherTextIsNoNumber() {
        assertNone("5 kg", "7 lb");
        assertNone("5 kg", "7");
        assertNone("$5", "€6");
        assertNone("1st", "2nd", "3rd");
        assertNone("(5", "6");
        assertNone("192.168.0.1");
        assertNone("1.2.3");
        assertNone("2024-01-31");
        assertNone("12:30");
        assertNone("12,34,56");
        assertNone("1,234.5", "1.234,5");
        assertNone("--5");
        assertNone("red");
        assertNone("c266");
        assertNone("5-6");
        assertNone();
    }

    @Property
    void numbersWrittenInAnyFormAreReadBack(
            @ForAll @Size(min = 1, max = 20)
                    List<@LongRange(min = -99_999_999, max = 99_999_999) Long> cents) {
        List<String> english =
                cents.stream().map(c -> String.format(Locale.ROOT, "$%,.2f", c / 100.0)).toList();
        List<String> german =
                cents.stream()
                        .map(c -> String.format(Locale.GERMANY, "%,.2f %%", c / 100.0))
                        .toList();
        assertRead(english, cents);
        assertRead(german, cents);
    }

    private static void assertRead(List<String> words, List<Long> cents) {
        NumberForm form = NumberForm.of(words, false).orElseThrow();
        for (int i = 0; i < words.size(); i++) {
            assertThat(form.read(words.get(i))).hasValue(cents.get(i) / 100.0 + 0.0);
        }
    }

    @Property
    void plainNumbersAreReadAsJavaReadsThem(@ForAll @Size(min = 1) List<Double> numbers) {
        List<String> words = numbers.stream().map(String::valueOf).toList();
        NumberForm form = NumberForm.of(words, false).orElseThrow();
        assertThat(form.isPlain()).isTrue();
        for (double number : numbers) {
            assertThat(form.read(String.valueOf(number)).orElseThrow()).isEqualTo(number);
        }
    }

    @Property
    void noTextMakesItFail(@ForAll List<String> words) {
        NumberForm.of(words, true)
                .ifPresent(form -> words.forEach(word -> assertThat(form.read(word)).isPresent()));
    }
}
