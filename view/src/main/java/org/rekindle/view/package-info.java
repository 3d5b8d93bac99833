/**
 * What the report and the dashboard show of a run. {@link org.rekindle.view.FullView} is all of it,
 * {@link org.rekindle.view.Summary} a row in a list of runs, and {@link org.rekindle.view.LiveView}
 * follows a run that goes on. All is read from the files of the run directory, which may be half
 * written or corrupt, and nothing is changed. Uses {@code run} and the core.
 */
@NullMarked
package org.rekindle.view;

import org.jspecify.annotations.NullMarked;
