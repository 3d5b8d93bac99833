package org.rekindle.study;

import java.util.Locale;
import org.rekindle.text.NumberText;

/**
 * How the settings of a study are called in its reasons.
 *
 * @param scoreTitle what the score is called
 * @param namesInitializers whether several were tried, so that each rate is given with its own
 * @param seeds over how many seeds the setting is that the reasons start with
 */
record Wording(String scoreTitle, boolean namesInitializers, int seeds) {

    /** In every locale the same. */
    static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    /** Such as {@code Leaky ReLU}. */
    static String title(Standing standing) {
        return standing.setting().activation().title();
    }

    /** Such as {@code 0.01}, or {@code 0.01 with he_uniform}. */
    String rate(Standing standing) {
        String rate = NumberText.rate(standing.setting().learningRate());
        return namesInitializers ? rate + " with " + standing.setting().initializer().name() : rate;
    }

    /** Such as {@code accuracy 0.9772}. */
    String score(Standing standing) {
        return scoreTitle + " " + NumberText.score(standing.score());
    }

    /** Such as {@code 5 seeds}, or {@code 6 seeds on 3 splits}. */
    static String seeds(Standing standing) {
        int count = standing.trials().size();
        int splits = standing.splits();
        return (count == 1 ? "1 seed" : count + " seeds")
                + (splits > 1 ? " on " + splits + " splits" : "");
    }

    /** Over how many seeds a figure is, where that is another number than at the start. */
    String overOtherSeeds(Standing standing) {
        return standing.trials().size() != seeds ? " over " + seeds(standing) : "";
    }
}
