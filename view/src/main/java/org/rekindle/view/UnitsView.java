package org.rekindle.view;

import java.util.List;

/**
 * What single units did in a few chosen trials.
 *
 * @param layers the censuses of these trials
 * @param lives what every unit did in every epoch, where that was written down
 * @param slopes the slopes that PReLU has learnt, where they were written down
 */
public record UnitsView(List<LayersView> layers, List<LivesView> lives, List<SlopesView> slopes) {

    /** Nothing. */
    static final UnitsView NONE = new UnitsView(List.of(), List.of(), List.of());
}
