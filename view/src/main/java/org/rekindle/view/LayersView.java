package org.rekindle.view;

import java.util.List;
import org.rekindle.census.LayerSummary;

/**
 * The census of one trial.
 *
 * @param title the trial in words
 * @param trial its number
 * @param census layer by layer, after the last epoch
 */
public record LayersView(String title, int trial, List<LayerSummary> census) {}
