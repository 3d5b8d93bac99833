package org.rekindle.data.reading;

import java.util.List;
import java.util.Optional;
import org.rekindle.data.cell.DateForm;
import org.rekindle.data.cell.MixedDates;
import org.rekindle.data.table.DateColumn;
import org.rekindle.data.table.TextColumn;

/** Dates and time stamps in columns of text. */
final class TextDates {
    /** Numbers of eight digits of which fewer differ may be dates by chance. */
    private static final int FEWEST_DIGITS = 10;

    /** What looks like a date is one, other than what looks like a number. */
    private static final int FEWEST_DATES = 2;

    /** So many words show in which form most dates may be. */
    private static final int PROBE = 20;

    private final ReadingSteps steps;

    /**
     * @param steps told what was done
     */
    TextDates(ReadingSteps steps) {
        this.steps = steps;
    }

    /**
     * The dates of a column; empty where it holds something else.
     *
     * @param all without what means "missing"; at least one value
     */
    Optional<DateColumn> in(TextColumn all) {
        if (all.dictionary().size() < 2) {
            return Optional.empty();
        }
        return DateForm.of(all.dictionary())
                .map(form -> dates(all, form))
                .or(() -> nearlyDates(all));
    }

    /** Eight digits such as 19580329 in every cell but a few, if enough of them differ. */
    Optional<DateColumn> digits(TextColumn all) {
        boolean areDates = all.dictionary().stream().allMatch(DateForm.DIGITS::reads);
        if (areDates && all.dictionary().size() >= FEWEST_DIGITS) {
            return Optional.of(dates(all, DateForm.DIGITS));
        }
        return OddCells.in(all, DateForm.DIGITS::reads)
                .map(odd -> withoutOdd(odd, DateForm.DIGITS));
    }

    /** An impossible date, such as February 30, does not make text of the others. */
    private Optional<DateColumn> nearlyDates(TextColumn all) {
        return likely(all)
                .flatMap(form -> OddCells.in(all, form::reads).map(odd -> withoutOdd(odd, form)));
    }

    private DateColumn withoutOdd(OddCells odd, DateForm form) {
        steps.hasOddCells(form.isTimeOfDay() ? "times of day" : "dates", odd);
        return dates(odd.rest(), form);
    }

    private DateColumn dates(TextColumn text, DateForm form) {
        DateColumn dates = new DateColumn(text, form);
        steps.readDates(text.name(), form, text.dictionary(), dates.partNames());
        return dates;
    }

    /** Tells what keeps a column of text from being dates, if little does. */
    void explain(TextColumn all) {
        Optional<List<String>> mixed = MixedDates.examples(all.dictionary());
        if (mixed.isPresent()) {
            steps.mixesDates(all.name(), mixed.get());
            return;
        }
        likely(all)
                .flatMap(form -> OddCells.inMost(all, form::reads, FEWEST_DATES))
                .ifPresent(odd -> steps.staysText("dates", odd));
    }

    /** The form of most of the words; empty where most are no dates. */
    private static Optional<DateForm> likely(TextColumn all) {
        List<String> words = all.dictionary().stream().limit(PROBE).toList();
        DateForm likely = DateForm.YEAR_MONTH_DAY;
        long most = 0;
        for (DateForm form : DateForm.values()) {
            long read = words.stream().filter(form::reads).count();
            if (read > most && form != DateForm.DIGITS) {
                likely = form;
                most = read;
            }
        }
        return 2 * most > words.size() ? Optional.of(likely) : Optional.empty();
    }
}
