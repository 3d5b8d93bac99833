/**
 * Runs that others trained and Rekindle only watched: what their recorder wrote, and the program
 * that is started again with one thing changed. Nothing in such a run is trusted.
 */
@NullMarked
package org.rekindle.run.watched;

import org.jspecify.annotations.NullMarked;
