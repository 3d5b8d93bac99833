/**
 * The run directory and its documents: what is written where, under which field names, and how it
 * is read again.
 */
@NullMarked
package org.rekindle.cli.run;

import org.jspecify.annotations.NullMarked;
