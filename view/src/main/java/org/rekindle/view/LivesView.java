package org.rekindle.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every unit of one trial did in every epoch.
 *
 * @param title the trial in words
 * @param role why it is shown: {@code run}, {@code winner}, {@code sickest_relu}, {@code
 *     best_prelu} or {@code explained}
 * @param trial its number
 * @param epochs how many whole epochs it had
 * @param scope what the rates are over
 * @param layers from the input on
 * @param note which units are left out, in words; null when all are shown
 */
public record LivesView(
        String title,
        String role,
        int trial,
        int epochs,
        String scope,
        List<LayerLives> layers,
        @Nullable String note) {

    /**
     * A layer's units.
     *
     * @param layer its name
     * @param unitsTotal how many it has
     * @param units those that are shown, in their order
     */
    public record LayerLives(String layer, int unitsTotal, List<UnitLife> units) {}

    /**
     * A unit.
     *
     * @param unit its number in the layer, from 0
     * @param verdict what the last census says of it
     * @param bornDead whether it was dead before the first update
     * @param lastFiredStep the last step (from 1) in which it fired; 0 when it never did
     * @param cause why it died; null when it did not die, or was not explained
     * @param evidence what was observed; null likewise
     * @param rates its firing rate by epoch, as {@link PackedRates}
     */
    public record UnitLife(
            int unit,
            String verdict,
            boolean bornDead,
            long lastFiredStep,
            @Nullable String cause,
            @Nullable String evidence,
            String rates) {}
}
