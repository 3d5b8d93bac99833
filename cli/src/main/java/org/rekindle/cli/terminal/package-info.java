/**
 * What a terminal shows: streams, colours, aligned tables, progress, small plots. Knows nothing of
 * networks.
 */
@NullMarked
package org.rekindle.cli.terminal;

import org.jspecify.annotations.NullMarked;
