package org.rekindle.data.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class DateFormTest {
    private static LocalDateTime read(String... words) {
        DateForm form = DateForm.of(List.of(words)).orElseThrow();
        return form.read(words[0]).orElseThrow();
    }

    private static void assertNone(String... words) {
        assertThat(DateForm.of(List.of(words))).describedAs("%s", (Object) words).isEmpty();
    }

    @Example
    void isoDatesAndTimeStamps() {
        LocalDateTime day = LocalDate.of(2024, 1, 31).atStartOfDay();
        assertThat(read("2024-01-31", "2024-02-01")).isEqualTo(day);
        assertThat(read("2024-01-31 13:45:59.123456")).isEqualTo("2024-01-31T13:45:59.123456");
        assertThat(read("2024-01-31T13:45")).isEqualTo(day.withHour(13).withMinute(45));
        assertThat(read("2024-01-31T13:45:00Z")).isEqualTo(day.withHour(13).withMinute(45));
        assertThat(read("2024-01-31T13:45:00+02:00")).isEqualTo(day.withHour(11).withMinute(45));
        assertThat(read("2024-01-31 13:45:00+00")).isEqualTo(day.withHour(13).withMinute(45));
        assertThat(read("2024/1/31")).isEqualTo(day);
        assertThat(read("2024-01", "2024-12")).isEqualTo("2024-01-01T00:00");
    }

    @Example
    void commonForms() {
        LocalDateTime day = LocalDate.of(2024, 1, 31).atStartOfDay();
        assertThat(read("31.01.2024", "1.2.2024")).isEqualTo(day);
        assertThat(read("1/31/2024", "2/1/2024")).isEqualTo(day);
        assertThat(read("31/1/2024", "1/2/2024")).isEqualTo(day);
        assertThat(read("1/31/24")).isEqualTo(day);
        assertThat(read("1/31/2024 1:45 PM")).isEqualTo(day.withHour(13).withMinute(45));
        assertThat(read("31-Jan-2024")).isEqualTo(day);
        assertThat(read("31-JAN-99")).isEqualTo(LocalDate.of(1999, 1, 31).atStartOfDay());
        assertThat(read("Jan 31, 2024")).isEqualTo(day);
        assertThat(read("January 31, 2024", "May 1, 2024")).isEqualTo(day);
        assertThat(read("31 January 2024")).isEqualTo(day);
        assertThat(read("Jan-31-2024", "Feb-1-1995")).isEqualTo(day);
        assertThat(read("Jan 2024")).isEqualTo("2024-01-01T00:00");
        assertThat(DateForm.of(List.of("13:45", "9:00:01")).orElseThrow().isTimeOfDay()).isTrue();
    }

    @Example
    void aDayThatMayBeAMonthComesSecond() {
        assertThat(read("1/2/2024", "3/4/2024")).isEqualTo("2024-01-02T00:00");
        assertThat(read("1/2/2024", "13/4/2024")).isEqualTo("2024-02-01T00:00");
    }

    @Example
    void otherTextIsNoDate() {
        assertNone("2024-02-30");
        assertNone("2024-01-31", "soon");
        assertNone("1/13/2024", "13/1/2024");
        assertNone("0000-00-00");
        assertNone("1.5");
        assertNone("2024");
        assertNone("May");
        assertNone("10-20");
        assertNone("25:00");
        assertNone("555-1234");
        assertNone("");
        assertNone();
    }

    @Property
    void datesWrittenInAnyFormAreReadBack(
            @ForAll @Size(min = 1, max = 30)
                    List<@IntRange(min = -150_000, max = 200_000) Integer> days) {
        List<LocalDate> dates = days.stream().map(day -> LocalDate.ofEpochDay(day)).toList();
        for (String pattern : List.of("uuuu-MM-dd", "dd.MM.uuuu", "d-MMM-uuuu", "MMMM d, uuuu")) {
            DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
            List<String> words = dates.stream().map(formatter::format).toList();
            DateForm form = DateForm.of(words).orElseThrow();
            for (int i = 0; i < words.size(); i++) {
                assertThat(form.read(words.get(i))).contains(dates.get(i).atStartOfDay());
            }
        }
    }

    @Property
    void noTextMakesItFail(@ForAll List<String> words) {
        DateForm.of(words)
                .ifPresent(form -> words.forEach(word -> assertThat(form.read(word)).isPresent()));
    }

    @Example
    void aFormIsFoundByItsFields() {
        for (DateForm form : DateForm.values()) {
            assertThat(DateForm.ofFields(form.fields())).contains(form);
        }
        assertThat(DateForm.ofFields("x")).isEmpty();
    }
}
