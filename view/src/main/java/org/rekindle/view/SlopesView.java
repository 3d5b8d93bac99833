package org.rekindle.view;

import java.util.List;

/**
 * The slopes that a PReLU network has learnt.
 *
 * @param title the trial in words
 * @param trial its number
 * @param layers from the input on
 */
public record SlopesView(String title, int trial, List<LayerSlopes> layers) {

    /**
     * A layer's slopes.
     *
     * @param layer its name
     * @param values one per unit, or a single one that they share
     */
    public record LayerSlopes(String layer, List<Float> values) {}
}
