/** {@code rekindle cure}: what revives the dead units of a run. */
@NullMarked
package org.rekindle.cli.cure;

import org.jspecify.annotations.NullMarked;
