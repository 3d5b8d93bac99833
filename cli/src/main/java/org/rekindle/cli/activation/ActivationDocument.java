package org.rekindle.cli.activation;

import java.util.List;

/**
 * What {@code activation --json} prints.
 *
 * @param activation its name
 * @param points φ and φ′ at the numbers that were given
 */
public record ActivationDocument(String activation, List<Point> points) {

    /**
     * One number.
     *
     * @param x the pre-activation
     * @param value φ(x)
     * @param gradient φ′(x)
     */
    public record Point(float x, float value, float gradient) {}
}
