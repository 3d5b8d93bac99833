package org.rekindle.view;

import java.util.Locale;
import org.rekindle.study.Setting;
import org.rekindle.study.Trial;
import org.rekindle.text.NumberText;

/**
 * A trial that is shown unit by unit, and why.
 *
 * @param trial the trial
 * @param role {@code run}, {@code winner}, {@code sickest_relu}, {@code best_prelu} or {@code
 *     explained}
 * @param folder the folder of its tables, ending with {@code /}, or empty
 */
record ShownTrial(Trial trial, String role, String folder) {

    /** The trial in words, such as {@code ReLU at 0.003, seed 5 (the winner)}. */
    String title(boolean severalInits) {
        Setting setting = trial.key().setting();
        String init = severalInits ? ", " + setting.initializer().name() : "";
        String why =
                switch (role) {
                    case "winner" -> " (the winner)";
                    case "sickest_relu" -> " (the sickest ReLU)";
                    case "best_prelu" -> " (the best PReLU)";
                    case "explained" -> " (explained)";
                    default -> "";
                };
        return String.format(
                Locale.ROOT,
                "%s at %s%s, seed %d%s",
                setting.activation().title(),
                NumberText.rate(setting.learningRate()),
                init,
                trial.key().seed(),
                why);
    }
}
