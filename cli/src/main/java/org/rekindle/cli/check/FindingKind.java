package org.rekindle.cli.check;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the weights can show, the worst first. */
enum FindingKind {
    NOT_FINITE("NaN or infinite numbers"),
    NEWLY_DEAD("Died since the older checkpoint, if a ReLU follows directly"),
    CERTIFIED_DEAD(
            "Give a constant <= 0 for every input, so they are dead if a ReLU follows directly"),
    IMPROBABLE(
            "Shift of at most -4 scales, so if a ReLU follows and z is normal, they fire on under 1 of 30,000 inputs"),
    DECAYED("Incoming weights or scale under 1/1000 of the layer's median"),
    CONSTANT("Give the same for every input"),
    DUPLICATES("Same incoming weights as another unit of the layer"),
    REVIVED("Certified dead in the older checkpoint and not any more"),
    UNCHANGED("Incoming weights the same as in the older checkpoint, bit by bit"),
    ONLY_HERE("Not in the older checkpoint, or there in another shape"),
    ONLY_IN_OLDER("Only in the older checkpoint");

    private final String sentence;

    FindingKind(String sentence) {
        this.sentence = sentence;
    }

    /** What it means, without a full stop. */
    String sentence() {
        return sentence;
    }

    /** The name in documents. */
    @JsonValue
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
