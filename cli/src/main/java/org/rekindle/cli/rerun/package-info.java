/** What {@code explain} and {@code cure} ask and say before they start a program again. */
@NullMarked
package org.rekindle.cli.rerun;

import org.jspecify.annotations.NullMarked;
