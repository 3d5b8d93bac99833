package org.rekindle.study;

import java.util.Locale;
import org.rekindle.text.NumberText;

/**
 * What the seeds show of a swap of one activation for another, in plain words. It never says "no
 * difference" where only none is shown.
 *
 * @param comparison of all activations
 * @param margin differences up to this count as none
 * @param scoreTitle what the score is called
 */
record Swap(Comparison comparison, double margin, String scoreTitle) {

    /** How much it changes, and what is shown of that. */
    String text(Contrast contrast, String seeds) {
        int others = comparison.others();
        return String.format(
                Locale.ROOT,
                " changes %s by %s, between %s and %s (95 %% bounds%s): %s.",
                scoreTitle,
                NumberText.change(contrast.gain()),
                NumberText.change(contrast.low()),
                NumberText.change(contrast.high()),
                others > 1 ? ", corrected for " + others + " comparisons" : "",
                finding(contrast, seeds));
    }

    private String finding(Contrast contrast, String seeds) {
        return switch (contrast.finding()) {
            case BETTER -> "a gain%s is shown".formatted(beyond());
            case WORSE -> "a loss%s is shown".formatted(beyond());
            case EQUIVALENT -> "it is shown that there is no difference%s".formatted(beyond());
            case OPEN -> open(contrast, seeds);
        };
    }

    private String open(Contrast contrast, String seeds) {
        String what;
        if (margin > 0 && contrast.low() > 0) {
            what = "a gain is shown, but not one" + beyond();
        } else if (margin > 0 && contrast.high() < 0) {
            what = "a loss is shown, but not one" + beyond();
        } else {
            what = "no difference%s is shown, nor that there is none".formatted(beyond());
        }
        return "%s; %s could have shown %s"
                .formatted(what, seeds, NumberText.score(contrast.detectable()));
    }

    /** The margin, where there is one. */
    String beyond() {
        return margin > 0 ? " beyond the margin of " + NumberText.rate(margin) : "";
    }
}
