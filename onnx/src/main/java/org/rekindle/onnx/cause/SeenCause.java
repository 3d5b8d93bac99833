package org.rekindle.onnx.cause;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Why one unit is dead, with the numbers that show it.
 *
 * @param unit its place along the unit axis
 * @param reason what was checked and holds
 * @param numbers by name: {@code bias}; {@code lift}, the most that the weighted inputs added on a
 *     sample; {@code reach}, the most that they could add with each input at the better end of its
 *     range; {@code highest_z}; {@code scale}, {@code highest_weight}, {@code lowest_input}, {@code
 *     inputs}
 * @param root the rectifier whose dead units starve this one, the first in a row of such layers;
 *     empty for other reasons
 */
public record SeenCause(
        int unit, Reason reason, Map<String, Double> numbers, Optional<String> root) {
    /** Copies the map, in its order. */
    public SeenCause {
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
    }
}
