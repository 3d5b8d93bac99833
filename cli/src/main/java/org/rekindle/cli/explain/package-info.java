/** {@code rekindle explain}: why the units of a run died. */
@NullMarked
package org.rekindle.cli.explain;

import org.jspecify.annotations.NullMarked;
