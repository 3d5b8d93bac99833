/**
 * What a terminal shows: streams, colours, aligned tables, progress, small plots. Knows nothing of
 * networks, but for the plot of an activation.
 */
@NullMarked
package org.rekindle.cli.terminal;

import org.jspecify.annotations.NullMarked;
