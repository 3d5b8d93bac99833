/**
 * The run directory: a folder of plain files that holds one run. Whoever trains writes it, whoever
 * looks reads it. Uses {@code run.document} and the core.
 */
@NullMarked
package org.rekindle.run;

import org.jspecify.annotations.NullMarked;
