package org.rekindle.view;

import java.util.List;
import org.rekindle.diagnosis.Cause;
import org.rekindle.run.document.DiagnosisDocument;
import org.rekindle.subject.Status;

/**
 * What a diagnosis of an earlier version says, which has no verdict. Whether the run learns was not
 * asked then, so it is not called healthy; and a cause was named also when no experiment showed it.
 */
final class EarlierDiagnosis {
    private EarlierDiagnosis() {}

    static List<String> sentences(DiagnosisDocument diagnosis) {
        DeadUnits units = DeadUnits.of(diagnosis);
        if (units.inconclusive() > 0 && units.dead() == 0) {
            return List.of(units.tooFewSamples());
        }
        String counted =
                Status.DIVERGED.name().equalsIgnoreCase(diagnosis.status())
                        ? "The run diverged. After the last complete epoch " + units.counted() + "."
                        : capital(units.counted()) + ".";
        return diagnosis.primaryCause().equals(Cause.NONE.id())
                ? List.of(
                        counted,
                        "An earlier version of Rekindle explained it, which did not ask whether it learns; explain it again to see.")
                : List.of(
                        counted,
                        "Cause: %s.".formatted(CauseWords.described(diagnosis.primaryCause())),
                        "An earlier version of Rekindle explained it, which also named causes that no experiment shows; explain it again to see.");
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
